/* SPDX-License-Identifier: MIT */
/*
 * One pass of choices over what the dialect found (struct found): for each
 * field a chain of candidates, the first believable one wins and its rule is
 * remembered. All looks into the body are windows of a few KiB, so the cost
 * does not grow with the file.
 */
#include <config.h>

#include "parser/meta_parts.h"

#include "base/ascii.h"
#include "parser/byline_lead.h"
#include "parser/dating.h"
#include "parser/dialect.h"
#include "parser/index_name.h"
#include "parser/reporter.h"
#include "parser/source.h"
#include "parser/title.h"
#include "parser/url.h"

enum {
    LIST_MAX = 64,    /* tags or authors */
    AUTHOR_LEAST = 6, /* bytes of one at the end of a title */
};

/* title, address */

/* "title｜A Writer", as pages of writers have it. */
static struct str without_author(struct arena *a, const struct found *f,
                                 struct str title)
{
    struct str author = str_trim(f->author);
    if (author.n < AUTHOR_LEAST || str_chr(author, '\n') < author.n ||
        !str_ends(str_trim(title), author))
        return title;
    return title_without_site(title, field_clean(a, author, true));
}

static void find_title(struct arena *a, const struct found *f,
                       const struct meta_in *in, struct meta *out)
{
    out->title = title_clean(a, f->title, f->title_entities);
    if (!out->title.p)
        out->title = title_clean(a, f->front_title, true);
    out->title = without_author(a, f, out->title);
    if (out->title.p || str_eq(in->path, STR("-")))
        return;
    /* The name of a file is not that of one of its items, a number says
     * nothing, and a whole page begins with what is no text. */
    if (!in->of)
        out->title = title_of_path(a, in->path);
    if (ascii_digits(out->title) < out->title.n || f->page)
        return;
    struct str words = title_of_text(a, f->body);
    out->title_of_text = words.p != NULL;
    out->title = words.p ? words : out->title;
}

/* "mp.weixin.qq.com/s/x" */
static bool lacks_scheme(struct str url)
{
    size_t host = str_chr(url, '/');
    for (size_t i = 0; i < host; i++) {
        char c = url.p[i];
        if (!ascii_is_alnum(c) && c != '-' && c != '.')
            return false;
    }
    size_t dot = str_chr(url, '.');
    return host < url.n && dot > 0 && dot + 1 < host;
}

static struct str find_url(struct arena *a, struct str raw)
{
    struct str url = field_clean(a, raw, true);
    if (url.n == 0)
        return STR_NONE;
    if (str_has(url, STR("&#x2F;"))) /* escaped twice */
        url = field_clean(a, url, true);
    if (str_starts(url, STR("https://"))) /* as nearly all: nothing to mend */
        return url_is_web(url) ? url : STR_NONE;
    struct str rest = str_skip(url, str_chr(url, ':') + 1);
    if (str_starts_nocase(rest, STR("http"))) /* "https:https://" */
        url = url_resolve(a, STR_NONE, url);
    if (str_starts(url, STR("//")))
        url = arena_printf(a, "https:%.*s", STR_ARG(url));
    if (lacks_scheme(url))
        return arena_printf(a, "https://%.*s", STR_ARG(url));
    return url_is_web(url) ? url : STR_NONE;
}

/* author, tags */

/* "null 采访记者：某人（综合报道）", "A B,A B": the name alone. */
static struct str byline_name(struct str s)
{
    s = str_trim(s);
    if (str_starts(s, STR("null ")))
        s = str_trim(str_skip(s, 5));
    size_t colon = str_find(s, STR("："));
    if (colon > 0 && colon <= 15 && colon + 3 < s.n)
        s = str_trim(str_skip(s, colon + 3));
    size_t open = str_rfind(s, STR("（"));
    if (open > 0 && open < s.n && str_ends(s, STR("）")))
        s = str_trim(str_head(s, open));
    size_t half = s.n / 2;
    if (s.n % 2 && half && s.p[half] == ',' &&
        memcmp(s.p, s.p + half + 1, half) == 0)
        s = str_head(s, half);
    return str_eq(s, STR("null")) ? STR_NONE : s;
}

/* Items separated by LF, each cleaned, joined by `by` again. */
static struct str clean_list(struct arena *a, struct str raw, struct str by)
{
    struct str rest = raw, item;
    if (raw.n == 0)
        return STR_NONE;
    if (str_chr(raw, '\n') == raw.n)
        return field_clean(a, raw, true);
    struct str list[LIST_MAX];
    size_t items = 0, n = 0;
    while (items < LIST_MAX && str_field(&rest, '\n', &item)) {
        item = field_clean(a, item, true);
        if (!item.p)
            continue;
        list[items++] = item;
        n += item.n + by.n;
    }
    if (items == 0)
        return STR_NONE;
    char *all = arena_bytes(a, n), *to = all;
    for (size_t i = 0; i < items; i++) {
        memcpy(to, list[i].p, list[i].n);
        to += list[i].n;
        if (i + 1 < items)
            memcpy(to, by.p, by.n);
        to += i + 1 < items ? by.n : 0;
    }
    return str_range(all, to);
}

/* The name of the feed where an author should be. A channel of a place that
 * is no source itself is both. */
static bool is_feed(const struct found *f, const struct source_rule *rule)
{
    return f->feed.n && str_eq(f->author, f->feed) && rule->name.n;
}

static struct str find_author(struct arena *a, const struct found *f,
                              const struct source_rule *rule,
                              const struct dating *w)
{
    struct str author = STR_NONE;
    if (!is_feed(f, rule))
        author = clean_list(a, f->author, STR("、"));
    if (!author.p && w->byline.n)
        author = arena_str(a, field_clean(a, byline_name(w->byline), false));
    if (!author.p)
        author = byline_reporters(a, f->lines.p ? f->lines : f->body);
    if (!author.p)
        author = reporter_find(a, f->body, w->from_lead);
    return author.p ? author : field_clean(a, f->byline, true);
}

/* file name */

static struct str base_name(struct str path)
{
    size_t slash = str_rchr(path, '/');
    return slash < path.n ? str_skip(path, slash + 1) : path;
}

static uint32_t find_number(struct str path)
{
    struct str name = base_name(path);
    size_t n = ascii_digits(name);
    unsigned long v;
    if (n < name.n && name.p[n] != '_' && name.p[n] != '.')
        return NUMBER_UNKNOWN;
    return str_number(str_head(name, n), NUMBER_UNKNOWN - 1, &v)
               ? (uint32_t)v
               : NUMBER_UNKNOWN;
}

/* items */

void meta_items(const struct meta_in *file, struct meta_items *it)
{
    struct meta_in head = { .bytes = str_head(file->bytes, META_HEAD),
                            .charset = file->charset };
    *it = (struct meta_items){ .file = file,
                               .dialect = dialect_of_several(head.bytes),
                               .charset = file->charset,
                               .rest = file->bytes };
    if (!it->dialect)
        return;
    it->charset = meta_charset(&head);
    struct str rest = head.bytes, first;
    if (it->dialect->head && it->dialect->next(&rest, &first))
        it->before = str_range(head.bytes.p, first.p);
}

bool meta_items_next(struct meta_items *it, struct meta_in *item)
{
    *item = *it->file;
    if (!it->dialect)
        return it->n++ == 0;
    if (!it->dialect->next(&it->rest, &item->bytes))
        return false;
    item->of = it;
    item->charset = it->charset;
    item->item = ++it->n;
    return true;
}

void meta_scan(struct arena *a, const struct meta_in *in, struct meta *out)
{
    struct found f = { .brief = in->want != META_ALL };
    struct dating w;
    *out = (struct meta){ .date_ms = DATE_UNKNOWN,
                          .day = DAY_UNKNOWN,
                          .clock = -1,
                          .number = NUMBER_UNKNOWN };
    out->charset = meta_charset(in);
    struct str text = meta_text(a, in->bytes, out->charset);
    out->item = in->of ? in->item : 1;
    if (in->of) {
        out->dialect = in->of->dialect;
        if (in->of->before.p)
            out->dialect->head(a, meta_text(a, in->of->before, out->charset),
                               &f);
        out->dialect->meta(a, text, in->path, &f);
    } else {
        out->dialect = dialect_found(a, text, in->path, &f);
    }

    find_title(a, &f, in, out);
    /* What an archive of the web keeps is judged by its own address. */
    struct str stored = find_url(a, f.url);
    out->url = url_archived(stored);
    if (in->want == META_TEXT && !f.whole) {
        out->url = stored;
        return;
    }
    struct str site = out->url.p ? out->url : f.site;
    if (site.p && in->rules)
        out->rule = rules_source_memo(in->rules, site,
                                      in->memo ? &in->memo->source : NULL);
    dating_find(in, &f, &w, out);
    if (!f.feed.p && !f.provenance.p && !out->rule.name.n)
        f.provenance = byline_paper(f.lines.p ? f.lines : f.body);
    out->source = source_name(a, &f, &out->rule, in->path,
                              in->memo ? &in->memo->folder : NULL);
    if (in->want != META_LIST) {
        out->author = find_author(a, &f, &out->rule, &w);
        out->tags = clean_list(a, f.tags, STR("\n"));
        out->lang = source_lang(out, &f);
    }
    if (str_eq(str_of(out->dialect->name), STR("ms")))
        out->number = find_number(in->path);
    out->url = stored;
    out->index_page =
        f.index_page || (!out->url.p && !in->of && index_name(in->path));
}
