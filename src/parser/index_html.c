/* SPDX-License-Identifier: MIT */
/*
 * A walk over the tags of a page, up to the first few sentences that stand in
 * no link: an article has them soon behind its navigation, a list of links
 * hardly any.
 */
#include <config.h>

#include "parser/index_html.h"

#include "parser/tags.h"

enum {
    LOOK = 256 << 10, /* bytes of a page that is judged */
    TEMPLATE_LOOK = 16384,
    LINKS = 12,     /* at least */
    PROSE = 240,    /* bytes of text of sentences that make an article */
    RUN = 60,       /* bytes of a text that is one, */
    RUN_LONG = 150, /* without any mark */
};

/* Marks of sentences; in titles they are rare. */
static bool has_sentence(struct str s)
{
    static const struct str marks[] = { STR_INIT("。"), STR_INIT("，"),
                                        STR_INIT(". "), STR_INIT(", ") };
    return STR_ANY(s, str_has, marks);
}

static bool is_raw(const struct tag *t)
{
    return tag_is(t, STR("script")) || tag_is(t, STR("style")) ||
           tag_is(t, STR("noscript")) || tag_is(t, STR("template"));
}

bool index_html(struct str body)
{
    struct str rest = body;
    const char *from = rest.p;
    size_t links = 0, prose = 0;
    bool in_link = false;
    struct tag t, raw = { 0 };
    if (body.n > LOOK)
        return false;
    while (prose < PROSE && tag_next(&rest, &t)) {
        if (raw.name.p && !(t.closing && tag_is(&t, raw.name))) {
            from = rest.p;
            continue;
        }
        struct str text = str_trim(str_range(from, t.all.p));
        if (!raw.name.p && !in_link && text.n >= RUN &&
            (text.n >= RUN_LONG || has_sentence(text)))
            prose += text.n;
        raw.name = STR_NONE;
        if (is_raw(&t) && !t.closing)
            raw = t;
        if (tag_is(&t, STR("a"))) {
            links += !t.closing;
            in_link = !t.closing;
        } else if (tag_is_block(&t)) {
            in_link = in_link && !t.closing;
        }
        from = rest.p;
    }
    return prose < PROSE && links >= LINKS;
}

bool index_template(struct str text)
{
    static const struct str calls[] = {
        STR_INIT("{{ content }}"),    STR_INIT("{{content}}"),
        STR_INIT(" in site."),        STR_INIT(" in paginator."),
        STR_INIT("{{ page.title }}"), STR_INIT("{{ define "),
        STR_INIT("{{ range "),        STR_INIT("{{- range "),
        STR_INIT("{{ .Content }}"),   STR_INIT("{{ partial "),
    };
    struct str look = str_head(text, TEMPLATE_LOOK);
    if (!str_has(look, STR("{{")) && !str_has(look, STR("{%")))
        return false;
    return STR_ANY(look, str_has, calls);
}
