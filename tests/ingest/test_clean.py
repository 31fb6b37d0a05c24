from __future__ import annotations

import time

from gongkai.ingest.clean import Cleaner, doubts


def test_sound_text_is_returned_as_it_is() -> None:
    cleaner = Cleaner()
    assert cleaner.clean("予以公开\t４ 件\n　　无。") == "予以公开\t４ 件\n　　无。"
    assert cleaner.warnings() == ()


def test_unseen_characters_are_taken_out_and_counted() -> None:
    cleaner = Cleaner()
    assert cleaner.clean("予\u200b以\xad公\ufe0f开\u202e1\u202c2\x00件\x9b") == "予以公开12件"
    assert cleaner.warnings() == (
        "已去掉 2 个不可见的控制字符",
        "已去掉 2 个改变文字方向的字符",
        "已去掉 3 个零宽等不可见字符",
    )


def test_counts_add_up_over_pieces() -> None:
    cleaner = Cleaner()
    cleaner.clean("甲\u200b")
    cleaner.clean("\u200b乙")
    assert cleaner.warnings() == ("已去掉 2 个零宽等不可见字符",)


def test_every_line_break_becomes_a_line_feed() -> None:
    assert Cleaner().clean("a\r\nb\rc\fd\u2028e\x85f\vg") == "a\nb\nc\nd\ne\nf\ng"


def test_lone_surrogate_becomes_the_replacement_character() -> None:
    assert Cleaner().clean("甲\ud800乙") == "甲\ufffd乙"


def test_runs_of_combining_marks_are_cut_in_linear_time() -> None:
    begun = time.perf_counter()
    cleaner = Cleaner()
    assert cleaner.clean("e" + "\u0301" * 200_000 + "件") == "e" + "\u0301" * 30 + "件"
    assert time.perf_counter() - begun < 1
    assert cleaner.warnings() == ("已去掉 1 处过长的组合符号",)


def test_one_broken_character_warns_but_proves_no_loss() -> None:
    warnings, losses = doubts("政" * 2000 + "\ufffd")
    assert warnings == ("编码可疑：有 1 个字符无法还原，显示为“\ufffd”",)
    assert losses == ()


def test_many_broken_characters_are_a_loss() -> None:
    warnings, losses = doubts("政\ufffd" * 30)
    assert losses == warnings != ()


def test_mojibake_is_a_loss() -> None:
    assert doubts("锟斤拷锟斤拷锟斤拷年度报告")[1] != ()
    assert doubts("年度报告".encode().decode("latin-1"))[1] != ()


def test_inserted_pinyin_warns() -> None:
    assert doubts("政(zheng)府(fu)信(xin)息(xi)公(gong)开(kai)")[0] != ()
    assert doubts("小程序（app）下载")[0] == ()
