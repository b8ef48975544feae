/* SPDX-License-Identifier: MIT */
/*
 * The info box: what is known of an article and by which rule. Labels and
 * values stand in two columns; a long value goes on in the lines below.
 */
#include <config.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "parser/dialect.h"
#include "parser/url.h"
#include "text/clean.h"
#include "ui/views.h"
#include "ui/words.h"

#include <limits.h>
#include <stdio.h>

enum { LABEL_COLS = 10, LINES_MOST = 6, COPIES = 8 };

struct pen {
    struct sheet *s;
    struct width w;
    int cols;
    struct str dot; /* between the parts of a value */
    bool ascii;
};

/* label NULL: the value is one more of those above. */
static void put(const struct pen *pen, const char *label, struct str value)
{
    struct sheet_flow how = { .col = LABEL_COLS,
                              .cells = pen->cols - LABEL_COLS - 1,
                              .rows = LINES_MOST,
                              .style = STYLE_TEXT,
                              .width = pen->w,
                              .ascii = pen->ascii };
    sheet_add(pen->s);
    if (label) {
        sheet_put(pen->s, 1, str_of(_(label)), LABEL_COLS - 2, STYLE_CAPTION);
    }
    sheet_flow(pen->s, clean_line(&pen->s->arena, value), &how);
}

static struct str or_unknown(struct str s)
{
    return s.n ? s : str_of(_("unknown"));
}

static const char *const date_rules[] = {
    [DATE_FROM_NONE] = N_("by no rule"),
    [DATE_FROM_MS] = N_("by the feed's stamp"),
    [DATE_FROM_FRONT] = N_("by the front matter"),
    [DATE_FROM_LABEL] = N_("by the date label"),
    [DATE_FROM_TIME] = N_("by the page's time tag"),
    [DATE_FROM_LEAD] = N_("by the lead of the text"),
    [DATE_FROM_PAGE] = N_("by the page's date line"),
    [DATE_FROM_URL] = N_("by the address"),
    [DATE_FROM_FILE] = N_("by the file name"),
};

/* "a · b", where an empty one counts for nothing. */
static struct str join(const struct pen *pen, struct str s, struct str t)
{
    if (s.n == 0 || t.n == 0)
        return s.n ? s : t;
    return arena_printf(&pen->s->arena, "%.*s %.*s %.*s", STR_ARG(s),
                        STR_ARG(pen->dot), STR_ARG(t));
}

static struct str date_text(const struct pen *pen, const struct entry *e)
{
    struct arena *a = &pen->s->arena;
    struct str out = words_day(a, e->day);
    char instant[32];
    if (e->day == DAY_UNKNOWN)
        return out;
    if (e->clock >= 0) {
        out = arena_printf(a, "%.*s %02d:%02d", STR_ARG(out), e->clock / 60,
                           e->clock % 60);
    }
    if (e->date_ms != DATE_UNKNOWN) {
        meta_instant(e->date_ms, instant);
        out = arena_printf(a, "%.*s (%s)", STR_ARG(out), instant);
    }
    if (e->date_from < sizeof date_rules / sizeof *date_rules)
        out = join(pen, out, str_of(_(date_rules[e->date_from])));
    return e->approx ? join(pen, out, str_of(_("doubtful"))) : out;
}

/* LF between tags becomes a blank. */
static struct str tags_text(struct str tags, struct arena *a)
{
    return clean_line(a, tags);
}

static struct str size_text(uint64_t bytes, struct arena *a)
{
    if (bytes < 10000)
        return arena_printf(a, _("%s bytes"), words_number(bytes).text);
    return arena_printf(a, "%s kB", words_number((bytes + 500) / 1000).text);
}

static void put_hidden(const struct pen *pen, const struct doc *d)
{
    size_t count[HIDE_REASONS], n = doc_hidden(d, count);
    struct arena *a = &pen->s->arena;
    struct str out = arena_printf(a, "%zu", n);
    for (int r = HIDE_NOT + 1; r < HIDE_REASONS; r++) {
        if (count[r]) {
            out = join(pen, out,
                       arena_printf(a, "%s %zu",
                                    _(reason_label((enum reason)r)), count[r]));
        }
    }
    put(pen, N_("hidden"), n ? out : str_of(_("nothing")));
}

static void put_text(const struct pen *pen, const struct article *art)
{
    struct arena *a = &pen->s->arena;
    const struct doc *d = &art->doc;
    size_t pictures = 0, paragraphs = 0;
    struct words_number chars = words_number(doc_chars(d));
    for (uint32_t i = 0; i < d->nblocks; i++) {
        bool shown = d->blocks[i].hidden == HIDE_NOT;
        pictures += shown && d->blocks[i].kind == BLOCK_IMAGE;
        paragraphs += shown && d->blocks[i].kind == BLOCK_PARAGRAPH;
    }
    put(pen, N_("text"),
        arena_printf(a,
                     _("paragraphs %zu, characters %s, minutes %u, pictures "
                       "%zu"),
                     paragraphs, chars.text, doc_minutes(d), pictures));
    put_hidden(pen, d);
    if (d->bad_bytes || d->cleaned || d->mojibake || d->cut) {
        struct words_number bad = words_number(d->bad_bytes);
        struct words_number out = words_number(d->cleaned);
        struct words_number mended = words_number(d->mojibake);
        put(pen, N_("damage"),
            arena_printf(a,
                         _("bad characters %s, controls taken out %s, "
                           "characters mended %s, bytes not read %s"),
                         bad.text, out.text, mended.text,
                         words_number(d->cut).text));
    } else {
        put(pen, N_("damage"), str_of(_("none")));
    }
}

static void put_copies(const struct pen *pen, const struct app *app,
                       const struct entry *e)
{
    struct arena *a = &pen->s->arena;
    const struct entry *copy;
    uint32_t n = 0, all = same_others(app->same, e);
    for (; n < COPIES && (copy = same_other(app->same, e, n)); n++) {
        put(pen, n ? NULL : N_("copies"),
            join(pen, app_copy_name(app, copy, a), app_copy_path(copy, a)));
    }
    if (app->same && all == 0)
        put(pen, N_("copies"), str_of(_("none")));
    if (n < all)
        put(pen, NULL, arena_printf(a, "+%s", words_number(all - n).text));
}

static void put_entry(const struct pen *pen, const struct app *app,
                      const struct entry *e)
{
    const struct archive *archive = app->archive;
    const struct article *art = e == app->shown ? app->pager.art : NULL;
    struct arena *a = &pen->s->arena;
    struct str source = e->source < archive->nsources
                            ? archive->sources[e->source].name
                            : STR("");
    const char *lang = lang_tag((enum lang)e->lang);
    put(pen, N_("title"), or_unknown(e->title));
    put(pen, N_("source"), or_unknown(source));
    put(pen, N_("date"), date_text(pen, e));
    put(pen, N_("author"), or_unknown(e->author));
    put(pen, N_("original"),
        or_unknown(e->url.n ? url_shown(a, e->url) : e->url));
    if (e->tags.n)
        put(pen, N_("tags"), tags_text(e->tags, a));
    put(pen, N_("file"),
        arena_printf(a, "%.*s  %.*s", STR_ARG(entry_path(a, e)),
                     STR_ARG(size_text(e->size, a))));
    put(pen, N_("format"),
        join(pen,
             join(pen, str_of(e->dialect ? e->dialect->name : ""),
                  str_of(art ? charset_name(art->meta.charset) : "")),
             str_of(lang ? lang : "")));
    if (art)
        put_text(pen, art);
    put_copies(pen, app, e);
}

static void put_archive(const struct pen *pen, const struct app *app)
{
    const struct archive *archive = app->archive;
    const struct same *same = app->same;
    const struct tally *t = &archive->tally;
    const struct {
        const char *label;
        size_t n;
    } rows[] = {
        { N_("articles"), archive->nentries },
        { N_("copies"), same ? same->nmembers - same->ngroups : 0 },
        { N_("sources"), archive->nsources },
        { N_("files"), t->files },
        { N_("folders"), t->folders },
        { N_("index"), t->index },
        { N_("empty"), t->empty },
        { N_("binary"), t->binary },
        { N_("skipped"), t->skipped },
        { N_("refused"), t->unreadable },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct words_number n = words_number(rows[i].n);
        put(pen, rows[i].label, arena_str(&pen->s->arena, str_of(n.text)));
    }
}

void info_fill(struct sheet *s, const struct app *app, const struct entry *e,
               int cols)
{
    bool ascii = app->set->opt.ascii;
    struct pen pen = { s, app->width, cols, glyph(GLYPH_DOT, ascii), ascii };
    sheet_clear(s);
    s->box = true;
    s->title = str_of(e ? _("about the article") : _("about the archive"));
    if (e)
        put_entry(&pen, app, e);
    else
        put_archive(&pen, app);
}

void messages_fill(struct sheet *s, const struct log *log, struct width w,
                   int cols, bool ascii)
{
    struct sheet_flow how = { 1, cols - 1, INT_MAX, STYLE_TEXT, w, ascii };
    struct str line;
    sheet_clear(s);
    s->title = str_of(_("messages"));
    for (unsigned i = 0; (line = log_line(log, i)).p; i++) {
        sheet_add(s);
        sheet_flow(s, clean_line(&s->arena, line), &how);
    }
    if (s->nrows == 0) {
        sheet_add(s);
        sheet_flow(s, str_of(_("no messages yet")), &how);
    }
}
