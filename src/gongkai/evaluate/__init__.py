"""How good the checker is: reports made to order, with their truth, and what the checker makes of them."""
