/* SPDX-License-Identifier: MIT */
/*
 * input - bytes from a terminal to events: keys, mouse, paste, replies.
 *
 * Pure: no descriptor, no clock. Bytes are fed as they come, cut anywhere;
 * the caller owns the escape timer: while input_pending says true and nothing
 * came for escape-time, it calls input_next with timeout true.
 */
#ifndef TERM_INPUT_H
#define TERM_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum event_type {
    EVENT_CHAR,  /* ch: a code point; 1..26 are ^A..^Z, 27 Esc, 13 Enter */
    EVENT_KEY,   /* key */
    EVENT_MOUSE, /* button, row, col, press */
    EVENT_PASTE_BEGIN,
    EVENT_PASTE_END, /* what lies between are EVENT_CHARs with paste set */
    EVENT_REPLY, /* final, private, param: CPR 'R', DA1 'c', DECRPM 'y' */
    EVENT_FOCUS, /* press: came in */
};

enum key {
    KEY_NONE_, KEY_UP_, KEY_DOWN_, KEY_RIGHT_, KEY_LEFT_, KEY_HOME_, KEY_END_,
    KEY_INSERT_, KEY_DELETE_, KEY_PAGE_UP_, KEY_PAGE_DOWN_, KEY_BACKTAB_,
    KEY_ENTER_, KEY_F1_, KEY_F12_ = KEY_F1_ + 11,
};

enum { MOD_SHIFT = 1, MOD_ALT = 2, MOD_CTRL = 4 };

struct event {
    enum event_type type;
    uint32_t ch;
    int key, mods;
    int button; /* 0 left, 1 middle, 2 right, 64 wheel up, 65 wheel down */
    int row, col; /* from 0 */
    bool press, paste;
    char final, private_mark; /* of a reply: 'R', 'c', 'y'; '?' or 0 */
    int param[4], nparams;
};

enum { INPUT_ROOM = 512, INPUT_KEYS = 40 };

/* All zero is a fresh decoder without terminfo keys. */
struct input {
    unsigned char bytes[INPUT_ROOM];
    size_t n;
    bool paste;
    struct {
        char seq[12];
        uint8_t len, key;
    } keys[INPUT_KEYS];
    int nkeys;
};

/* Learn one key's own string (terminfo); others than ESC… are ignored. */
void input_learn(struct input *in, const char *seq, enum key key);
size_t input_space(const struct input *in);
/* Takes at most input_space bytes. */
void input_feed(struct input *in, const void *bytes, size_t n);
/* The next event; false when more bytes are needed. */
bool input_next(struct input *in, bool timeout, struct event *e);
/* Is an escape sequence (or a lone Esc) waiting for more? */
bool input_pending(const struct input *in);

#endif
