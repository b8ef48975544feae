/* SPDX-License-Identifier: MIT */
/*
 * Each case is bytes and the events they must give, written as text: once fed
 * whole, once byte by byte, once cut in two at every place. After the bytes
 * the escape timer runs out.
 */
#include <config.h>

#include "base/buf.h"
#include "term/input.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>

struct input_case {
    const char *label;
    struct str bytes;
    const char *events;
};

/* clang-format off */
#define CASE(label, bytes, events) { label, STR_INIT(bytes), events }
static const struct input_case cases[] = {
    CASE("letters", "jk", "j k "),
    CASE("control characters", "\x01\x1a\r\t\x7f", "U+1 U+1A U+D U+9 U+7F "),
    CASE("control and blank", "\0", "C-U+20 "),
    CASE("lone Esc", "\033", "U+1B "),
    CASE("two Esc", "\033\033", "U+1B U+1B "),
    CASE("arrow", "\033[A", "key1 "),
    CASE("application arrow", "\033OB", "key2 "),
    CASE("Esc, then an arrow", "\033\033[A", "U+1B key1 "),
    CASE("arrow with Ctrl", "\033[1;5C", "C-key3 "),
    CASE("arrow with all", "\033[1;8D", "SAC-key4 "),
    CASE("Page Down", "\033[6~", "key10 "),
    CASE("Page Up with Shift", "\033[5;2~", "S-key9 "),
    CASE("Home, End, three ways", "\033[H\033[1~\033[7~\033[F\033[4~\033[8~",
         "key5 key5 key5 key6 key6 key6 "),
    CASE("Insert, Delete", "\033[2~\033[3~", "key7 key8 "),
    CASE("back tab", "\033[Z", "key11 "),
    CASE("keypad Enter", "\033OM", "key12 "),
    CASE("F1 to F4", "\033OP\033OQ\033OR\033OS", "key13 key14 key15 key16 "),
    CASE("F5 to F12", "\033[15~\033[17~\033[18~\033[19~\033[20~\033[21~"
         "\033[23~\033[24~",
         "key17 key18 key19 key20 key21 key22 key23 key24 "),
    CASE("numbers between the function keys", "\033[16~\033[22~\033[0~\033[9~"
         "\033[25~\033[99~x", "x "),
    CASE("Linux console F1 to F5", "\033[[A\033[[E", "key13 key17 "),
    CASE("Linux console, no key", "\033[[Zx", "x "),
    CASE("F3 with Shift", "\033[1;2R", "S-key15 "),
    CASE("Alt and a letter", "\033j", "A-j "),
    CASE("Alt and Han", "\033\xe4\xb8\xad", "A-U+4E2D "),
    CASE("Alt and Enter", "\033\r", "A-U+D "),
    CASE("Alt and what opens sequences", "\033[", "A-[ "),
    CASE("Alt and O", "\033O", "A-O "),
    CASE("Alt and P", "\033P", "A-P "),
    CASE("Alt and ]", "\033]", "A-] "),

    CASE("Han", "\xe4\xb8\xad\xe6\x96\x87", "U+4E2D U+6587 "),
    CASE("four bytes", "\xf0\xa0\x80\x80", "U+20000 "),
    CASE("bytes that are never UTF-8", "\xff\xfek", "k "),
    CASE("cut character", "\xe4k", "k "),
    CASE("cut in its third byte", "\xf0\xa0\x80k", "k "),
    CASE("lone continuation", "\x80\xbfk", "k "),
    CASE("overlong", "\xc0\xafx\xe0\x80\xafy", "x y "),
    CASE("surrogate", "\xed\xa0\x80x", "x "),
    CASE("over 10FFFF", "\xf4\x90\x80\x80x", "x "),
    CASE("C1 as UTF-8", "\xc2\x9b" "Ax", "A x "),
    CASE("Alt and a bad byte", "\033\xffx", "x "),

    CASE("click", "\033[<0;5;6M\033[<0;5;6m", "mouse0@5,4+ mouse0@5,4- "),
    CASE("wheel", "\033[<64;1;1M\033[<65;1;1M", "mouse64@0,0+ mouse65@0,0+ "),
    CASE("click with Ctrl", "\033[<18;300;2M", "C-mouse2@1,299+ "),
    CASE("mouse motion", "\033[<35;5;6Mx", "x "),
    CASE("mouse in column 0", "\033[<0;0;6Mx", "x "),
    CASE("mouse, huge numbers", "\033[<99999999999;1;1Mx", "x "),
    CASE("mouse, two numbers", "\033[<0;5Mx", "x "),
    CASE("mouse, cut off", "\033[<0;5", ""),
    CASE("mouse, 34 numbers", "\033[<7;7;7;7;7;7;7;7;7;7;7;7;7;7;7;7;7;7;7;7;"
         "7;7;7;7;7;7;7;7;7;7;7;7;7;7Mx", "x "),
    CASE("old mouse report", "\033[M !\"\033[M#!\"", "mouse0@1,0+ mouse0@1,0- "),
    CASE("old mouse wheel", "\033[M`!!", "mouse64@0,0+ "),
    CASE("old mouse report, cut off", "\033[M !", ""),

    CASE("paste", "\033[200~a\r\xe4\xb8\xad\033[201~b",
         "[ p:a p:U+D p:U+4E2D ] b "),
    CASE("paste with escapes inside", "\033[200~\033[Aq\033\033[201~z",
         "[ p:[ p:A p:q ] z "),
    CASE("paste that holds its begin", "\033[200~\033[200~\033[201~",
         "[ p:[ p:2 p:0 p:0 p:~ ] "),
    CASE("paste, empty", "\033[200~\033[201~", "[ ] "),
    CASE("paste with NUL", "\033[200~\0x\033[201~", "[ p:x ] "),
    CASE("end of paste alone", "\033[201~x", "x "),

    CASE("cursor report", "\033[12;40R", "R12;40 "),
    CASE("cursor report in row 1", "\033[1;22R", "R1;22 "),
    CASE("cursor report in column 1", "\033[1;1R", "R1;1 "),
    CASE("mode reports and DA1", "\033[?2026;2$y\033[?62;1c",
         "?y2026;2 ?c62;1 "),
    CASE("DA2", "\033[>1;95;0c", ">c1;95;0 "),
    CASE("kitty flags", "\033[?1u", "?u1 "),
    CASE("many numbers", "\033[?1;2;3;4;5;6c", "?c1;2;3;4 "),
    CASE("colour report", "\033]11;rgb:0000/0000/0000\033\\q", "q "),
    CASE("colour report, BEL", "\033]11;rgb:0000/0000/0000\aq", "q "),
    CASE("DCS report", "\033P>|term 1.0\033\\q", "q "),
    CASE("APC", "\033_Gi=1;OK\033\\q", "q "),
    CASE("report cut by a key", "\033]11;rgb\033[Aq", "key1 q "),
    CASE("report cut by a control", "\033P>|x\rq", "U+D q "),
    CASE("report cut off", "\033]11;rgb:00", ""),
    CASE("focus", "\033[I\033[O", "focus+ focus- "),

    CASE("sequence cut by a control", "\033[\001j", "U+1 j "),
    CASE("sequence cut by Esc", "\033[1;\033[A", "key1 "),
    CASE("sequence cut by Han", "\033[1;\xe4\xb8\xad", "U+4E2D "),
    CASE("unknown finals", "\033[5X\033[?5h\033[1 qx", "x "),
    CASE("unknown SS3", "\033Oyx", "x "),
    CASE("SS3 cut", "\033O\rx", "U+D x "),

    CASE("CSI u letter", "\033[106u", "j "),
    CASE("CSI u Ctrl", "\033[99;5u", "U+3 "),
    CASE("CSI u Esc", "\033[27u", "U+1B "),
    CASE("CSI u Shift", "\033[97;2u", "A "),
    CASE("CSI u Shift, shifted given", "\033[55:47;2u", "/ "),
    CASE("CSI u Alt", "\033[106;3u", "A-j "),
    CASE("CSI u press and release", "\033[106;1:1u\033[106;1:3u", "j "),
    CASE("CSI u Shift-Tab", "\033[9;2u", "key11 "),
    CASE("CSI u other keys", "\033[57441u\033[1114112u\033[55296ux", "x "),
    CASE("arrow released", "\033[1;1:3A\033[1;1:1A", "key1 "),
    CASE("modifyOtherKeys", "\033[27;5;105~", "U+9 "),
};
/* clang-format on */

enum { CASES = sizeof cases / sizeof cases[0] };

static void add_mods(struct buf *b, int mods)
{
    if (mods & MOD_SHIFT)
        buf_chr(b, 'S');
    if (mods & MOD_ALT)
        buf_chr(b, 'A');
    if (mods & MOD_CTRL)
        buf_chr(b, 'C');
    if (mods)
        buf_chr(b, '-');
}

static void add_event(struct buf *b, const struct event *e)
{
    add_mods(b, e->mods);
    switch (e->type) {
    case EVENT_CHAR:
        buf_add(b, e->paste ? STR("p:") : STR(""));
        if (e->ch > 0x20 && e->ch < 0x7F)
            buf_printf(b, "%c ", (char)e->ch);
        else
            buf_printf(b, "U+%X ", (unsigned)e->ch);
        break;
    case EVENT_KEY:
        buf_printf(b, "key%d ", e->key);
        break;
    case EVENT_MOUSE:
        buf_printf(b, "mouse%d@%d,%d%c ", e->button, e->row, e->col,
                   e->press ? '+' : '-');
        break;
    case EVENT_PASTE_BEGIN:
        buf_add(b, STR("[ "));
        break;
    case EVENT_PASTE_END:
        buf_add(b, STR("] "));
        break;
    case EVENT_REPLY:
        if (e->private_mark)
            buf_chr(b, e->private_mark);
        buf_chr(b, e->final);
        for (int i = 0; i < e->nparams; i++)
            buf_printf(b, "%s%d", i ? ";" : "", e->param[i]);
        buf_chr(b, ' ');
        break;
    case EVENT_FOCUS:
        buf_printf(b, "focus%c ", e->press ? '+' : '-');
        break;
    }
}

static void take_all(struct input *in, bool timeout, struct buf *out)
{
    struct event e;
    while (input_next(in, timeout, &e))
        add_event(out, &e);
}

/* Feed the bytes with a cut before each index for which cut says so. */
static void run_case(const struct input_case *c, size_t cut, bool every)
{
    struct input in = { 0 };
    struct buf out = { 0 };

    for (size_t i = 0; i < c->bytes.n; i++) {
        if (i > 0 && (every || i == cut))
            take_all(&in, false, &out);
        input_feed(&in, c->bytes.p + i, 1);
    }
    take_all(&in, false, &out);
    take_all(&in, true, &out);
    if (strcmp(buf_z(&out), c->events) != 0)
        fail_msg("%s, cut at %zu%s: expected \"%s\", got \"%s\"", c->label, cut,
                 every ? " and everywhere" : "", c->events, buf_z(&out));
    buf_free(&out);
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < CASES; i++) {
        run_case(&cases[i], 0, true);
        for (size_t cut = 0; cut < cases[i].bytes.n; cut++)
            run_case(&cases[i], cut, false);
    }
}

/* The timer runs only while an escape waits. */
static void test_pending(void **state)
{
    struct input in = { 0 };
    struct event e;

    (void)state;
    assert_false(input_pending(&in));
    input_feed(&in, "\xe4\xb8", 2);
    assert_false(input_next(&in, false, &e));
    assert_false(input_pending(&in)); /* a character waits for ever */
    assert_false(input_next(&in, true, &e));
    input_feed(&in, "\xad\033", 2);
    assert_true(input_next(&in, false, &e));
    assert_int_equal(e.ch, 0x4E2D);
    assert_false(input_next(&in, false, &e));
    assert_true(input_pending(&in));
    input_feed(&in, "[A", 2);
    assert_true(input_next(&in, false, &e));
    assert_int_equal(e.type, EVENT_KEY);
    assert_false(input_pending(&in));
}

/* A sequence longer than the room: nothing of it becomes a key. */
static void test_long(void **state)
{
    static const char *const heads[] = { "\033[", "\033]", "\033P", "\033[<" };
    static const char *const tails[] = { "m", "\a", "\033\\", "M" };

    (void)state;
    for (size_t h = 0; h < 4; h++) {
        struct input in = { 0 };
        struct buf out = { 0 };
        input_feed(&in, heads[h], strlen(heads[h]));
        for (int i = 0; i < 5000; i++) {
            assert_true(input_space(&in) > 0);
            input_feed(&in, "1;", 2);
            take_all(&in, false, &out);
        }
        for (size_t i = 0; tails[h][i]; i++) {
            input_feed(&in, tails[h] + i, 1);
            take_all(&in, false, &out);
        }
        input_feed(&in, "x", 1);
        take_all(&in, false, &out);
        assert_string_equal(buf_z(&out), "x ");
        buf_free(&out);
    }
}

static void test_learned(void **state)
{
    struct input in = { 0 };
    struct buf out = { 0 };

    (void)state;
    input_learn(&in, "\033?x", KEY_F12_);
    input_learn(&in, "\033?xy", KEY_HOME_);
    input_learn(&in, "x", KEY_END_);     /* no escape */
    input_learn(&in, "\033[", KEY_END_); /* would break all others */
    input_learn(&in, NULL, KEY_END_);
    input_learn(&in, "\033[1234567890123", KEY_END_); /* too long */
    assert_int_equal(in.nkeys, 2);
    input_feed(&in, "\033?", 2);
    take_all(&in, false, &out);
    assert_string_equal(buf_z(&out), "");
    input_feed(&in, "xy\033?xz\033[A\033?", 11);
    take_all(&in, false, &out);
    take_all(&in, true, &out);
    assert_string_equal(buf_z(&out), "key5 key24 z key1 A-? ");
    for (int i = 0; i < 100; i++)
        input_learn(&in, "\033[9A", KEY_UP_);
    assert_int_equal(in.nkeys, INPUT_KEYS);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_pending),
        cmocka_unit_test(test_long),
        cmocka_unit_test(test_learned),
    };
    return cmocka_run_group_tests_name("input", tests, NULL, NULL);
}
