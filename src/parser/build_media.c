/* SPDX-License-Identifier: MIT */
/*
 * Pictures and players with their captions.
 *
 * An image or embed is the open block until something else begins, so its
 * caption may come in pieces. When it ends the caption is chosen: the words
 * that came, hidden if they are the title; else the alternative text if it
 * says anything; the photographer behind. The link is the address of the medium
 * and spans the caption.
 */
#include <config.h>

#include "parser/build_parts.h"

#include "parser/blank.h"

enum { SOURCE_MAX = 120 }; /* bytes of the name of a picture's source */

/* the end */

/* Does an alternative text say anything? A name of a file does not, nor does
 * one word of ASCII: a code of the camera or the CMS. */
static bool alt_speaks(struct str alt)
{
    static const struct str ends[] = {
        STR_INIT(".jpg"), STR_INIT(".jpeg"), STR_INIT(".png"),
        STR_INIT(".gif"), STR_INIT(".webp"), STR_INIT(".JPG"),
        STR_INIT(".PNG"), STR_INIT(".JPEG"),
    };
    static const struct str words[] = { STR_INIT("图片"), STR_INIT("圖片"),
                                        STR_INIT("画像") };
    if (STR_ANY(alt, str_ends, ends))
        return false;
    if (STR_ANY(alt, str_eq, words))
        return false;
    if (str_has(alt, STR("://")))
        return false;
    for (size_t i = 0; i < alt.n; i++)
        if ((unsigned char)alt.p[i] >= 0x80 || alt.p[i] == ' ')
            return true;
    return false;
}

static bool alt_says(const struct build *b)
{
    return !same_words(b->alt, b->title) && alt_speaks(b->alt);
}

/* The name of the photographer goes behind the caption. */
static void put_by(struct build *b)
{
    struct str by = blank_trim(buf_str(&b->by)), caption = open_text(b);
    if (by.n && str_has(caption, by)) {
        aside_add(b, by, HIDE_REPEAT);
    } else if (by.n) {
        bool brackets = caption.n > 0;
        if (brackets)
            buf_add(&b->text, STR("（"));
        buf_add(&b->text, by);
        if (brackets)
            buf_add(&b->text, STR("）"));
    }
    buf_reset(&b->by);
}

void medium_end(struct build *b)
{
    struct str caption = open_text(b);
    if (caption.n && b->title.n && same_words(caption, b->title)) {
        aside_add(b, caption, HIDE_REPEAT);
        b->text.n = b->open.start;
    } else if (caption.n == 0 && alt_says(b)) {
        buf_add(&b->text, b->alt);
    }
    put_by(b);
    b->photo_by = false;
    struct link *l = &b->links[b->open.link];
    l->start = b->open.start;
    l->end = here(b);
    l->block = (uint32_t)b->nblocks;
}

static bool names_source(struct str run)
{
    static const struct str labels[] = {
        STR_INIT("图源"),     STR_INIT("圖源"),     STR_INIT("图片来源"),
        STR_INIT("圖片來源"), STR_INIT("图片来自"), STR_INIT("圖片來自"),
    };
    if (run.n > SOURCE_MAX || str_has(run, STR("。")))
        return false;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        struct str behind = str_skip(run, labels[i].n);
        if (str_starts(run, labels[i]) &&
            (str_starts(behind, STR("：")) || str_starts(behind, STR(":"))))
            return true;
    }
    return false;
}

/* "图源：某社" in a paragraph behind a picture belongs to it, whatever the
 * markup is. It does not take the place of an alternative text. */
void medium_behind(struct build *b, struct str run)
{
    if (b->open.kind != BLOCK_IMAGE || !names_source(run))
        return;
    b->sourced = true;
    if (open_text(b).n == 0 && alt_says(b) && !str_has(b->alt, run))
        buf_add(&b->text, b->alt);
    b->white = WHITE_BLANK;
}

/* the begin */

static void medium_begin(struct build *b, enum block_kind kind, struct str href,
                         enum link_kind link)
{
    bool inside = b->state == STATE_TEXT || b->continues;
    block_end(b);
    block_begin(b, kind);
    b->open.link = link_add(b, href, link);
    b->state = STATE_MEDIUM;
    b->sourced = false;
    b->alt = STR("");
    b->continues = inside;
    table_places(b);
}

/* Links of a caption may have come after it. */
static bool is_newest_image(const struct build *b, struct str href)
{
    for (size_t i = b->nlinks; i > 0 && i + 4 > b->nlinks; i--)
        if (b->links[i - 1].kind == LINK_IMAGE)
            return str_eq(b->links[i - 1].href, href);
    return false;
}

void build_image(struct build *b, struct str href, struct str alt)
{
    if (b->now.aside || b->reading)
        return;
    struct str to = link_address(b, href);
    if (b->state == STATE_MEDIUM && is_newest_image(b, to))
        return;
    medium_begin(b, BLOCK_IMAGE, to, LINK_IMAGE);
    b->alt = arena_str(&b->strings, blank_trim(alt));
}

void build_embed(struct build *b, struct str href)
{
    if (b->now.aside || b->reading)
        return;
    medium_begin(b, BLOCK_EMBED, link_address(b, href), LINK_EMBED);
}

/* words */

/* Caption text that comes after other text is text: this ends no block. */
void build_caption(struct build *b, bool begin)
{
    if (b->state == STATE_MEDIUM && b->white == WHITE_NONE)
        b->white = WHITE_LF;
    if (begin)
        b->now.caption++;
    else if (b->now.caption)
        b->now.caption--;
}

void build_photo_by(struct build *b, bool begin)
{
    b->photo_by = begin && b->state == STATE_MEDIUM && !b->now.aside;
    if (b->photo_by && b->by.n)
        buf_chr(&b->by, ' ');
}
