/* SPDX-License-Identifier: MIT */
/*
 * Bytes to events: never reads or writes out of bounds, always comes to an
 * end, and every event is within what the header promises. The first byte
 * says how the rest is cut into reads.
 */
#include <config.h>

#include "term/input.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct event *e)
{
    if (e->type == EVENT_CHAR &&
        (e->ch > 0x10FFFF || (e->ch >= 0xD800 && e->ch < 0xE000)))
        abort();
    if (e->type == EVENT_KEY && (e->key <= KEY_NONE_ || e->key > KEY_F12_))
        abort();
    if (e->type == EVENT_MOUSE && (e->row < 0 || e->col < 0))
        abort();
    if (e->type == EVENT_REPLY && (e->nparams < 0 || e->nparams > 4))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input in = { 0 };
    struct event e;
    size_t step = size > 0 ? data[0] % 64 + 1u : 1;

    input_learn(&in, "\033[12~", KEY_F1_ + 1);
    input_learn(&in, "\033<", KEY_HOME_);
    for (size_t i = 1; i < size;) {
        size_t n = size - i < step ? size - i : step;
        if (n > input_space(&in))
            n = input_space(&in);
        if (n == 0)
            abort(); /* it would never read again */
        input_feed(&in, data + i, n);
        i += n;
        while (input_next(&in, data[0] & 0x80 && i % 7 == 0, &e))
            check(&e);
    }
    while (input_next(&in, true, &e))
        check(&e);
    if (input_pending(&in))
        abort();
    return 0;
}
