/* SPDX-License-Identifier: MIT */
/*
 * Names and values stand in one buffer, each with its NUL; pointers into it
 * are made when the tag is complete, for the buffer moves as it grows.
 */
#include <config.h>

#include "parser/tame_attrs.h"

#include "base/ascii.h"
#include "parser/entity.h"
#include "text/utf8.h"

enum { VALUE_MAX = 1 << 16, NAME_LIMIT = 64 };

/* The name in lower case; nothing if it is none: @click, a broken quote. */
static bool put_name(struct buf *out, struct str name)
{
    size_t n = name.n < NAME_LIMIT ? name.n : NAME_LIMIT;
    char *to = buf_room(out, n + 1);
    for (size_t i = 0; i < n; i++) {
        char c = ascii_lower(name.p[i]);
        bool ok =
            ascii_is_letter(c) || (i > 0 && (ascii_is_digit(c) || c == '-' ||
                                             c == '_' || c == ':' || c == '.'));
        if (!ok)
            return false;
        to[i] = c;
    }
    to[n] = '\0';
    out->n += n + 1;
    return true;
}

/* The value with its references decoded. A picture in the page is not kept. */
static void put_value(struct buf *out, struct str v)
{
    if (str_starts_nocase(v, STR("data:")))
        v = str_head(v, 5);
    v = utf8_head(v, VALUE_MAX);
    while (v.n) {
        size_t amp = str_chr(v, '&');
        buf_add(out, str_head(v, amp));
        v = str_skip(v, amp);
        uint32_t cp;
        size_t n = v.n ? entity_read(v, &cp) : 0;
        if (n)
            out->n += utf8_put(buf_room(out, 4), cp);
        else if (v.n)
            buf_chr(out, '&');
        v = str_skip(v, n ? n : 1);
    }
    buf_chr(out, '\0');
}

void attr_add(struct tame_attrs *list, struct str name, bool has_value,
              struct str value)
{
    size_t at = list->bytes.n;
    if (list->n == TAME_ATTRS)
        return;
    if (!put_name(&list->bytes, name))
        return;
    list->name[list->n] = at;
    list->value[list->n] = has_value ? list->bytes.n : SIZE_MAX;
    list->n++;
    if (has_value)
        put_value(&list->bytes, value);
}

const char *const *attrs_list(struct tame_attrs *list)
{
    const char *p = list->bytes.p;
    for (unsigned i = 0; i < list->n; i++) {
        list->list[2 * i] = p + list->name[i];
        list->list[2 * i + 1] =
            list->value[i] == SIZE_MAX ? NULL : p + list->value[i];
    }
    list->list[2 * list->n] = NULL;
    return list->list;
}
