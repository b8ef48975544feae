/* SPDX-License-Identifier: MIT */
/*
 * Front matter of Wiki.js: `date` is the last edit, `dateCreated` when the
 * page was made, both after the day of the article. Where the description
 * begins with a day, someone wrote that down.
 */
#include <config.h>

#include "parser/date.h"
#include "parser/front.h"

static struct str bare(struct str s)
{
    s = str_trim(s);
    if (s.n >= 2 && (s.p[0] == '"' || s.p[0] == '\'') && s.p[s.n - 1] == s.p[0])
        s = str_trim((struct str){ s.p + 1, s.n - 2 });
    return s;
}

/* "2022-12-21 words": the day; absent. */
static struct str day_of(struct str description)
{
    struct date d;
    struct str rest = description;
    if (rest.n == 0 || !date_read(&rest, false, &d) ||
        (rest.n && !str_is_white(rest.p[0])))
        return STR_NONE;
    return str_range(description.p, rest.p);
}

static bool is_earlier(struct str a, struct str b)
{
    struct date da, db;
    if (!date_read(&a, false, &da) || !date_read(&b, false, &db))
        return false;
    return da.day < db.day || (da.day == db.day && da.time < db.time);
}

void front_wiki(struct str block, struct found *f)
{
    struct str rest = block, key, value;
    struct str edited = STR_NONE, created = STR_NONE, about = STR_NONE;
    bool editor = false;
    while (front_next(&rest, &key, &value)) {
        if (str_eq(key, STR("date")))
            edited = bare(value);
        else if (str_eq(key, STR("dateCreated")))
            created = bare(value);
        else if (str_eq(key, STR("description")))
            about = bare(value);
        editor = editor || str_eq(key, STR("editor"));
    }
    /* What another key has told is better. */
    if (!editor || !created.n || !edited.n || !f->front_is_fetch ||
        !str_eq(f->front_date, edited))
        return;
    f->front_is_wiki = true;
    struct str day = day_of(about);
    if (day.n) {
        f->front_date = day;
        f->front_is_fetch = false;
    } else if (is_earlier(created, edited)) {
        f->front_date = created;
    }
}
