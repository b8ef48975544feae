/* SPDX-License-Identifier: MIT */
/*
 * The bytes not yet understood stand at the front of `bytes`. Each step looks
 * at them afresh and finds either nothing (more bytes are needed), or how many
 * to take off and perhaps an event: so the decoder has no state but the bytes
 * themselves and `paste`, and it does not matter how reads cut them.
 *
 * Sequences follow ECMA-48 5.4: CSI, parameters 30..3F, intermediates 20..2F,
 * final 40..7E. What has this form and means nothing is swallowed whole. One
 * that outgrows the room loses its inside, but not its head: its end is still
 * waited for, and nothing of it is taken for keys.
 */
#include <config.h>

#include "term/input.h"

#include "text/utf8.h"

#include <string.h>

enum {
    ESC = 0x1B,
    BEL = 0x07,
    DEL = 0x7F,
    PARAM_MAX = 10000000, /* larger numbers become this one */
    MOUSE_MOTION = 32,
    MOUSE_MODS = 4 | 8 | 16,
    PASTE_BEGIN = 200,
    PASTE_END = 201,
    OTHER_KEY = 27, /* xterm's modifyOtherKeys: CSI 27 ; mods ; char ~ */
    RELEASE = 3,    /* event type of the kitty protocol */
    HEAD = 2,       /* bytes that open a sequence: ESC [ and so on */
};

/* What a step found: bytes to take off (0: more are needed). */
struct step {
    size_t n;
    bool event;
};

#define MORE ((struct step){ 0, false })
#define SKIP(bytes) ((struct step){ (bytes), false })
#define FOUND(bytes) ((struct step){ (bytes), true })

/* clang-format off */
static const struct {
    char final;
    uint8_t key;
} letter_keys[] = { /* CSI or SS3, letter */
    { 'A', KEY_UP_ },      { 'B', KEY_DOWN_ },   { 'C', KEY_RIGHT_ },
    { 'D', KEY_LEFT_ },    { 'F', KEY_END_ },    { 'H', KEY_HOME_ },
    { 'P', KEY_F1_ },      { 'Q', KEY_F1_ + 1 }, { 'R', KEY_F1_ + 2 },
    { 'S', KEY_F1_ + 3 },  { 'Z', KEY_BACKTAB_ },
};

static const uint8_t tilde_keys[] = { /* CSI number ~ */
    [1] = KEY_HOME_,       [2] = KEY_INSERT_,    [3] = KEY_DELETE_,
    [4] = KEY_END_,        [5] = KEY_PAGE_UP_,   [6] = KEY_PAGE_DOWN_,
    [7] = KEY_HOME_,       [8] = KEY_END_,
    [11] = KEY_F1_,        [12] = KEY_F1_ + 1,   [13] = KEY_F1_ + 2,
    [14] = KEY_F1_ + 3,    [15] = KEY_F1_ + 4,   [17] = KEY_F1_ + 5,
    [18] = KEY_F1_ + 6,    [19] = KEY_F1_ + 7,   [20] = KEY_F1_ + 8,
    [21] = KEY_F1_ + 9,    [23] = KEY_F1_ + 10,  [24] = KEY_F12_,
};
/* clang-format on */

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static int key_of_letter(unsigned char c)
{
    for (size_t i = 0; i < COUNT(letter_keys); i++)
        if (letter_keys[i].final == (char)c)
            return letter_keys[i].key;
    return KEY_NONE_;
}

void input_learn(struct input *in, const char *seq, enum key key)
{
    /* The second byte of these opens a sequence of any length. */
    static const char openers[] = "[O]P_^X";
    size_t n = seq ? strlen(seq) : 0;

    if (n < 2 || n > sizeof in->keys[0].seq || seq[0] != ESC ||
        (n == 2 && strchr(openers, seq[1])) || in->nkeys >= INPUT_KEYS)
        return;
    memcpy(in->keys[in->nkeys].seq, seq, n);
    in->keys[in->nkeys].len = (uint8_t)n;
    in->keys[in->nkeys].key = (uint8_t)key;
    in->nkeys++;
}

size_t input_space(const struct input *in)
{
    return sizeof in->bytes - in->n;
}

void input_feed(struct input *in, const void *bytes, size_t n)
{
    if (n > input_space(in))
        n = input_space(in);
    if (n > 0)
        memcpy(in->bytes + in->n, bytes, n);
    in->n += n;
}

bool input_pending(const struct input *in)
{
    return in->n > 0 && in->bytes[0] == ESC;
}

/* A key of code point cp, as a terminal without protocols would send it. */
static void set_char(struct event *e, uint32_t cp, int mods)
{
    e->type = EVENT_CHAR;
    e->ch = cp;
    e->mods = mods;
    if (cp == 0) {
        e->ch = ' ';
        e->mods |= MOD_CTRL;
    }
}

/* One character. Ill-formed bytes and C1 controls are passed over; the head
 * of a character waits for the rest. */
static struct step step_utf8(const unsigned char *b, size_t n, struct event *e)
{
    size_t need = b[0] < 0xC2   ? 1
                  : b[0] < 0xE0 ? 2
                  : b[0] < 0xF0 ? 3
                  : b[0] < 0xF5 ? 4
                                : 1;
    size_t have = 1;

    while (have < need && have < n && (b[have] & 0xC0) == 0x80)
        have++;
    if (have < need && have == n)
        return MORE;
    const char *p = (const char *)b;
    uint32_t cp = utf8_next(&p, (const char *)b + have);
    size_t used = (size_t)(p - (const char *)b);
    bool bad = cp == UTF8_BAD && (b[0] != 0xEF || used < need);
    if (bad || (cp >= 0x80 && cp < 0xA0))
        return SKIP(used);
    set_char(e, cp, 0);
    return FOUND(used);
}

/* Inside a paste all is text until its end; escapes lose their ESC. */
static struct step step_paste(struct input *in, bool timeout, struct event *e)
{
    static const unsigned char end[] = "\033[201~";
    size_t k = 0;

    while (k < sizeof end - 1 && k < in->n && in->bytes[k] == end[k])
        k++;
    if (k == sizeof end - 1) {
        in->paste = false;
        e->type = EVENT_PASTE_END;
        return FOUND(k);
    }
    if (k > 0 && k == in->n && !timeout)
        return MORE;
    if (in->bytes[0] == ESC || in->bytes[0] == 0)
        return SKIP(1);
    struct step s = step_utf8(in->bytes, in->n, e);
    e->paste = true;
    return s;
}

/* The parts of a control sequence. */
struct csi {
    int param[4], sub[4]; /* a number and what follows it after a colon */
    int n;                /* parameters; more than 4 are counted only */
    char private_mark, intermediate, final;
};

/* Read the sequence that begins with ESC [. Returns its length; 0 when the
 * end is not there yet; *broken when a byte stands in it that cannot. */
static size_t read_csi(const unsigned char *b, size_t n, struct csi *c,
                       bool *broken)
{
    int *number = &c->param[0];

    *broken = false;
    for (size_t i = HEAD; i < n; i++) {
        unsigned char x = b[i];
        if (x >= '0' && x <= '9') {
            if (c->n == 0)
                c->n = 1;
            if (number && *number < PARAM_MAX)
                *number = *number * 10 + (x - '0');
        } else if (x == ';') {
            c->n = c->n == 0 ? 2 : c->n + 1;
            number = c->n <= 4 ? &c->param[c->n - 1] : NULL;
        } else if (x == ':') {
            if (c->n == 0)
                c->n = 1;
            bool first = number && number == &c->param[c->n - 1];
            number = first ? &c->sub[c->n - 1] : NULL;
        } else if (x >= 0x3C && x <= 0x3F) {
            c->private_mark = (char)x;
        } else if (x >= 0x20 && x < 0x30) {
            c->intermediate = (char)x;
        } else if (x >= 0x40 && x < DEL) {
            c->final = (char)x;
            return i + 1;
        } else {
            *broken = true;
            return i;
        }
    }
    return 0;
}

static int mods_of(int param)
{
    return param > 1 ? (param - 1) & (MOD_SHIFT | MOD_ALT | MOD_CTRL) : 0;
}

/* A character reported with its modifiers becomes what an older terminal
 * would have sent, where there is such a thing. */
static bool char_key(struct event *e, int cp, int shifted, int mods)
{
    if (cp <= 0 || cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000) ||
        (cp >= 0xE000 && cp < 0xF900)) /* kitty's names for other keys */
        return false;
    if (cp == '\t' && (mods & MOD_SHIFT)) {
        e->type = EVENT_KEY;
        e->key = KEY_BACKTAB_;
        e->mods = mods & ~MOD_SHIFT;
        return true;
    }
    if ((mods & MOD_CTRL) && cp >= 'a' && cp <= 'z') {
        cp -= 'a' - 1;
        mods &= ~(MOD_CTRL | MOD_SHIFT);
    } else if (mods & MOD_SHIFT) {
        if (shifted > 0 && shifted <= 0x10FFFF)
            cp = shifted;
        else if (cp >= 'a' && cp <= 'z')
            cp -= 'a' - 'A';
        if (cp > ' ' && cp != DEL)
            mods &= ~MOD_SHIFT;
    }
    set_char(e, (uint32_t)cp, mods);
    return true;
}

static bool mouse_event(struct event *e, int code, int x, int y, bool press)
{
    if (code < 0 || code > 255 || (code & MOUSE_MOTION) || x < 1 || y < 1)
        return false;
    e->type = EVENT_MOUSE;
    e->button = code & ~MOUSE_MODS;
    e->mods = (code & 4 ? MOD_SHIFT : 0) | (code & 8 ? MOD_ALT : 0) |
              (code & 16 ? MOD_CTRL : 0);
    e->row = y - 1;
    e->col = x - 1;
    e->press = press;
    return true;
}

/* CSI M and three bytes: the mouse report of X10. */
static struct step step_x10(const unsigned char *b, size_t n, size_t used,
                            bool timeout, struct event *e)
{
    if (n < used + 3)
        return timeout ? SKIP(n) : MORE;
    int code = b[used] - 32;
    bool release = (code & 3) == 3 && !(code & 64);
    bool good = mouse_event(e, release ? code & ~3 : code, b[used + 1] - 32,
                            b[used + 2] - 32, !release);
    return (struct step){ used + 3, good };
}

/* CPR, DA, DECRPM, the kitty flags, DSR, window reports. CSI 1 ; 2..16 R is
 * F3 with modifiers: who asks for the cursor has to keep out of there. */
static bool is_reply(const struct csi *c)
{
    switch (c->final) {
    case 'R':
        return c->private_mark == '?' ||
               (!c->private_mark && c->n == 2 &&
                !(c->param[0] == 1 && c->param[1] >= 2 && c->param[1] <= 16));
    case 'c':
        return c->private_mark;
    case 'y':
        return c->intermediate == '$';
    case 'u':
        return c->private_mark == '?';
    case 'n':
    case 't':
        return c->n > 0;
    default:
        return false;
    }
}

static bool tilde_event(struct input *in, const struct csi *c, struct event *e)
{
    int code = c->param[0];

    if (code == PASTE_BEGIN) {
        in->paste = true;
        e->type = EVENT_PASTE_BEGIN;
        return true;
    }
    if (code == OTHER_KEY && c->n >= 3)
        return char_key(e, c->param[2], 0, mods_of(c->param[1]));
    e->type = EVENT_KEY;
    e->key = code < (int)COUNT(tilde_keys) ? tilde_keys[code] : KEY_NONE_;
    e->mods = mods_of(c->param[1]);
    return e->key != KEY_NONE_;
}

/* The event of a whole control sequence; false when it means nothing. */
static bool csi_event(struct input *in, const struct csi *c, struct event *e)
{
    if (c->private_mark == '<' && (c->final == 'M' || c->final == 'm'))
        return c->n == 3 && !c->intermediate &&
               mouse_event(e, c->param[0], c->param[1], c->param[2],
                           c->final == 'M');
    if (is_reply(c)) {
        e->type = EVENT_REPLY;
        e->final = c->final;
        e->private_mark = c->private_mark;
        e->nparams = c->n < 4 ? c->n : 4;
        memcpy(e->param, c->param, sizeof e->param);
        return true;
    }
    if (c->private_mark || c->intermediate || c->sub[1] == RELEASE)
        return false;
    if (c->final == '~')
        return tilde_event(in, c, e);
    if (c->final == 'u')
        return c->n > 0 &&
               char_key(e, c->param[0], c->sub[0], mods_of(c->param[1]));
    if ((c->final == 'I' || c->final == 'O') && c->n == 0) {
        e->type = EVENT_FOCUS;
        e->press = c->final == 'I';
        return true;
    }
    e->type = EVENT_KEY;
    e->key = key_of_letter((unsigned char)c->final);
    e->mods = mods_of(c->param[1]);
    return e->key != KEY_NONE_;
}

static struct step alt_char(struct event *e, unsigned char c)
{
    set_char(e, c, MOD_ALT);
    return FOUND(HEAD);
}

static struct step step_csi(struct input *in, bool timeout, struct event *e)
{
    const unsigned char *b = in->bytes;
    struct csi c = { .final = 0 };
    bool broken;

    if (in->n == HEAD)
        return timeout ? alt_char(e, '[') : MORE;
    if (b[2] == '[') { /* F1 to F5 of the Linux console */
        if (in->n < 4)
            return timeout ? SKIP(in->n) : MORE;
        if (b[3] < 0x20 || b[3] >= DEL)
            return SKIP(3);
        e->type = EVENT_KEY;
        e->key = KEY_F1_ + b[3] - 'A';
        return (struct step){ 4, b[3] >= 'A' && b[3] <= 'E' };
    }
    size_t used = read_csi(b, in->n, &c, &broken);
    if (used == 0)
        return timeout ? SKIP(in->n) : MORE;
    if (broken)
        return SKIP(used);
    if (c.final == 'M' && c.n == 0 && !c.private_mark && !c.intermediate)
        return step_x10(b, in->n, used, timeout, e);
    return (struct step){ used, csi_event(in, &c, e) };
}

/* SS3: ESC O letter. */
static struct step step_ss3(const struct input *in, bool timeout,
                            struct event *e)
{
    if (in->n == HEAD)
        return timeout ? alt_char(e, 'O') : MORE;
    unsigned char c = in->bytes[2];
    if (c < 0x40 || c >= DEL)
        return SKIP(HEAD);
    e->type = EVENT_KEY;
    e->key = c == 'M' ? KEY_ENTER_ : key_of_letter(c);
    return (struct step){ 3, e->key != KEY_NONE_ };
}

/* OSC, DCS, APC, PM, SOS: a string up to BEL or ESC \, all swallowed. */
static struct step step_string(const struct input *in, bool timeout,
                               struct event *e)
{
    const unsigned char *b = in->bytes;

    for (size_t i = HEAD; i < in->n; i++) {
        if (b[i] == BEL)
            return SKIP(i + 1);
        if (b[i] == ESC && i + 1 == in->n)
            break;
        if (b[i] == ESC)
            return SKIP(b[i + 1] == '\\' ? i + 2 : i);
        if (b[i] < 0x20)
            return SKIP(i);
    }
    if (!timeout)
        return MORE;
    return in->n == HEAD ? alt_char(e, b[1]) : SKIP(in->n);
}

/* The longest key the terminal named that stands at the front. *begun when
 * the bytes are the head of one. */
static struct step step_learned(const struct input *in, struct event *e,
                                bool *begun)
{
    size_t best = 0;

    *begun = false;
    for (int i = 0; i < in->nkeys; i++) {
        size_t len = in->keys[i].len;
        if (memcmp(in->bytes, in->keys[i].seq, len < in->n ? len : in->n) != 0)
            continue;
        if (len > in->n) {
            *begun = true;
        } else if (len > best) {
            best = len;
            e->key = in->keys[i].key;
        }
    }
    e->type = best ? EVENT_KEY : e->type;
    return (struct step){ best, best > 0 };
}

static struct step step_escape(struct input *in, bool timeout, struct event *e)
{
    bool begun;

    if (in->n == 1) {
        if (!timeout)
            return MORE;
        set_char(e, ESC, 0);
        return FOUND(1);
    }
    struct step s = step_learned(in, e, &begun);
    if (s.n > 0)
        return s;
    if (begun && !timeout)
        return MORE;
    switch (in->bytes[1]) {
    case '[':
        return step_csi(in, timeout, e);
    case 'O':
        return step_ss3(in, timeout, e);
    case ']':
    case 'P':
    case '_':
    case '^':
    case 'X':
        return step_string(in, timeout, e);
    case ESC: /* Esc, then a sequence of its own */
        set_char(e, ESC, 0);
        return FOUND(1);
    default: /* Alt and a character */
        s = step_utf8(in->bytes + 1, in->n - 1, e);
        if (s.n == 0)
            return timeout ? SKIP(in->n) : MORE;
        e->mods |= MOD_ALT;
        return (struct step){ s.n + 1, s.event };
    }
}

static void take_off(struct input *in, size_t n)
{
    in->n -= n;
    memmove(in->bytes, in->bytes + n, in->n);
}

/* The room is full of one sequence: keep its head and wait for its end. A
 * control sequence gets a private mark that no known one has. */
static void shorten(struct input *in)
{
    size_t keep = HEAD;

    if (in->bytes[1] == '[')
        in->bytes[keep++] = '=';
    /* The end may have begun. */
    if (in->bytes[in->n - 1] == ESC)
        in->bytes[keep++] = ESC;
    in->n = keep;
}

bool input_next(struct input *in, bool timeout, struct event *e)
{
    while (in->n > 0) {
        memset(e, 0, sizeof *e);
        struct step s = in->paste             ? step_paste(in, timeout, e)
                        : in->bytes[0] == ESC ? step_escape(in, timeout, e)
                                              : step_utf8(in->bytes, in->n, e);
        if (s.n == 0) {
            if (in->n == sizeof in->bytes)
                shorten(in);
            return false;
        }
        take_off(in, s.n);
        if (s.event)
            return true;
    }
    return false;
}
