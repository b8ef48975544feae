/* SPDX-License-Identifier: MIT */
/* Any text gives Markdown that is rewritten line by line, and HTML in which
 * no marker of ours is torn; both in bounds of the text's length. */
#include <config.h>

#include "parser/html.h"
#include "parser/markdown.h"
#include "parser/plain.h"
#include "text/clean.h"
#include "text/utf8.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = { 0 };
    struct buf html = { 0 };
    struct doc d;
    struct str text = { (const char *)data, size };
    if (utf8_valid(text) < size)
        return 0;
    text = clean_text(&a, text, NULL);
    markdown_html(text, &html);
    must(utf8_valid(buf_str(&html)) == html.n);
    must(html.n <= text.n * 64 + 65536);

    struct segment s[] = { { STR("<div><b>"), FORM_HTML, HIDE_NOT },
                           { text, FORM_MARKDOWN, HIDE_NOT },
                           { text, FORM_MARKDOWN, HIDE_ENVELOPE },
                           { STR("</b></div>"), FORM_HTML, HIDE_NOT } };
    struct html_in in = { .list = s,
                          .n = 4,
                          .rules = rules_builtin(),
                          .host = STR(""),
                          .other = plain_read };
    struct build *b = build_new(STR(""), STR(""));
    html_read(b, &in);
    build_finish(b, &a, &d);
    must(utf8_valid(d.text) == d.text.n);
    buf_free(&html);
    arena_free(&a);
    return 0;
}
