/* SPDX-License-Identifier: MIT */
/*
 * app - all state of the program with a screen, and its only loop.
 *
 * poll (terminal, signals, wake-up of the workers), bounded work, one paint.
 * Commands change the state and return effects; the loop acts on them. Pages
 * and prompts are entries of a stack, never loops of their own.
 */
#ifndef UI_APP_H
#define UI_APP_H

#include "base/pool.h"
#include "model/copies.h"
#include "model/loader.h"
#include "search/snippets.h"
#include "sys/opener.h"
#include "term/probe.h"
#include "term/screen.h"
#include "ui/ask.h"
#include "ui/conf.h"
#include "ui/effect.h"
#include "ui/geometry.h"
#include "ui/intake.h"
#include "ui/list.h"
#include "ui/log.h"
#include "ui/months.h"
#include "ui/pager.h"
#include "ui/prompt.h"
#include "ui/sheet.h"
#include "ui/shelf.h"
#include "ui/titles.h"

enum layer_kind {
    LAYER_HELP,
    LAYER_LINKS,
    LAYER_INFO,
    LAYER_MESSAGES,
    LAYER_FILTERS
};

struct layer {
    enum layer_kind kind;
    struct sheet sheet;
    uint32_t ncopies; /* LAYER_LINKS: the last rows are copies */
    uint32_t clicked; /* row, from 1: one more click opens it */
};

enum { LAYERS = 4, APP_FAILED = -1 };

/* What the list was asked for, as it was typed: by F, and by / in what F left;
 * empty: nothing. Together they are the query of the filter. */
struct asked {
    struct str query, words;
};

/* Where the reader was when a search began, for Esc. */
struct before {
    struct asked asked;        /* of the list */
    struct list_place place;   /* in it */
    const struct entry *shown; /* beside it */
    uint32_t pos;              /* the article */
    bool at_begin;
};

/* The filter of the list, see app_filter.c. */
struct sifting {
    struct regex *regex;       /* NULL: no pattern was met */
    struct texts texts;        /* of archive */
    struct sift *now;          /* NULL: no filter */
    struct sift *before;       /* for Esc, while a line is typed; maybe now */
    struct sift *fill;         /* reads texts ahead; NULL: it does not */
    bool filled;               /* it has done so, as far as there is room */
    struct sift **ending;      /* given up, not yet quiet; on the heap */
    int nending, room;
    bool opened;               /* an article of what it found was */
    bool grouped;              /* the reader wants its groups */
    bool was_opened, was_grouped; /* of `before` */
    bool stale;                /* the index is not made of what is known */
    int64_t began;             /* ms; when the filter came */
    struct query_fault fault;  /* of the line that is typed */
    char wrong[512];           /* what is wrong there; or "" */
    bool insist;               /* tell it also where the line may go on */
    bool taken;                /* the line was, but `before` is kept until it
                                  is known that something matches */
};

/* Where an article is to be shown from, the strongest last. */
enum land { LAND_NONE, LAND_FILTER, LAND_FIRST, LAND_LAST };

/* The search for the next article with a hit, see app_hits.c. */
struct hunt {
    int by;            /* 1, -1; 0: none */
    uint32_t cursor;   /* of the list, and where the article is: */
    uint32_t top;      /* the reader has moved if they change */
    uint32_t from, at; /* places in the list's index */
    bool asked;        /* whether `at` has one is not known yet */
    bool waits;        /* for the pool */
    bool wrapped;
};

struct app {
    struct settings *set;
    const struct intake *in;

    /* Terminal. */
    int tty;          /* keys come from here */
    int signals;
    struct wake wake; /* of the loader and the pool */
    struct screen *screen;
    struct input input;
    int64_t escape_at; /* when to give up waiting for a sequence; 0: not */
    struct screen_kind kind;
    struct probe probe;
    struct theme theme;
    struct width width;
    struct frame frame;
    int rows, cols;
    int death;        /* signal to die of; 0 */
    bool ended;       /* leave the loop */
    bool mouse;       /* on in the terminal */
    bool resumed;     /* a SIGCONT of our own stop is on its way */

    /* Archive. */
    struct pool *pool;
    struct archive *archive;
    struct archive *fresh;  /* filled by a rescan, else NULL */
    struct loader *loader;  /* NULL: all is loaded */
    struct copies *copies;  /* finds copies; NULL: all that are were found */
    struct same *same;      /* those of archive; NULL: not known yet */
    bool more;              /* batches wait that there was no time for */
    size_t indexed;         /* entries of the index */
    int64_t indexed_at;     /* ms */
    int64_t index_cost;     /* ms the last one took */
    bool bad;               /* an argument could not be read */
    struct list list;
    struct months months;   /* of the list; in its arena */
    struct snippets *snippets;
    struct arena asked_arena;
    struct asked asked;
    struct keys keys;       /* of the titles of archive; maybe not all yet */
    struct sifting sifting;
    bool returns;              /* to before.place, with the next index */
    const struct entry *first; /* the cursor was put there by a search, and is
                                  put on the first row again; or NULL */

    /* Article. */
    struct shelf shelf;
    struct pager pager;
    struct convert *convert;    /* NULL: all as it is */
    struct convert_to converted; /* what it was made for */
    struct titles *titles;      /* never NULL */
    const struct entry *shown;  /* that the pager has or could not load */
    const struct entry *wanted; /* that it shall show; NULL: it does */
    int64_t wanted_at;          /* ms; when to load it */
    const struct entry *ahead;  /* whose neighbours were asked for */
    char failed[512];           /* why shown is not in the pager; or "" */
    struct arena find_arena;
    struct find find;           /* what is searched in the article */
    struct str find_also;       /* the other names in it, in find_arena */
    struct hunt hunt;
    enum land land;             /* with the next layout */
    const struct entry *land_on; /* of this article */
    const struct entry *landed; /* the hits of the filter were shown there */

    /* Screen. */
    bool on_article;  /* the focus */
    bool zoom;
    int split;
    struct geometry geo;
    struct layer layers[LAYERS];
    int nlayers;
    struct prompt prompt;
    struct before before;
    struct arena before_arena;
    unsigned long count; /* typed digits */
    char message[512];
    bool message_error;
    struct log log;
    char sync[64];      /* see command sync */
    unsigned fx;        /* effects to act on */
    struct opener *opener;
    struct arena scratch; /* rewound each turn */
};

/* Run with a screen until the user leaves. Returns the exit status, or
 * APP_FAILED with *e set when there can be no screen. */
int app_run(struct settings *s, const struct intake *in, struct err *e);

/* Milliseconds of a clock that never jumps. */
int64_t app_now(void);

/* Show a line until the next key and keep it. */
void app_say(struct app *app, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void app_complain(struct app *app, const char *text);

/* Run a command line. */
unsigned app_command(struct app *app, struct str line, unsigned long count);

/* Where keys go now. */
enum key_mode app_mode(const struct app *app);
/* The top page, NULL if there is none. */
struct layer *app_layer(struct app *app);
/* The copy under the cursor of the list of links; NULL: it is none. */
const struct entry *app_layer_copy(struct app *app);
/* Rows of the list, of the article, of the top page. */
int app_list_rows(const struct app *app);
int app_article_rows(const struct app *app);
int app_sheet_rows(const struct app *app);
struct area app_sheet_area(const struct app *app);

/* app_load.c: the archive comes in, and its index. */
void app_load_start(struct app *app);
/* Wait a little for the first entry. False: there is nothing to read. */
bool app_load_first(struct app *app, struct err *e);
void app_load_turn(struct app *app);
void app_load_stop(struct app *app);
void app_rescan(struct app *app);
void app_reindex(struct app *app);
/* The cursor on the row of an entry, if the list has it. */
void app_go_to(struct app *app, const struct entry *e);
/* Milliseconds until app_load_turn has to do something; -1: never. */
int app_load_wait(const struct app *app);

/* app_same.c: copies of a story. */
void app_same_start(struct app *app);
void app_same_stop(struct app *app);
/* A result that has come; NULL: none now. */
struct same *app_same_take(struct app *app);
/* Take it over; the index has to be made again before anything else. */
void app_same_set(struct app *app, struct same *same);
/* Does the row of this entry (may be NULL) stand for e? */
bool app_row_is(const struct app *app, const struct entry *row,
                const struct entry *e);
/* What commands mean: the article with the focus, or that of the cursor's
 * row, which may be a copy. NULL: none. */
const struct entry *app_chosen(const struct app *app);
/* Source and day; empty if both are unknown. */
struct str app_copy_name(const struct app *app, const struct entry *e,
                         struct arena *a);
/* Path, and number of the item in a file of several. */
struct str app_copy_path(const struct entry *e, struct arena *a);
/* The line that names the copies of what is shown; empty: there are none. */
struct str app_copies_line(const struct app *app, struct arena *a);

/* app_read.c: the article follows the cursor. */
void app_want(struct app *app, const struct entry *e, int delay_ms);
void app_follow(struct app *app, int delay_ms);
void app_read_turn(struct app *app);
int app_read_wait(const struct app *app);
struct str app_path(struct app *app, const struct entry *e);

/* app_hits.c: hits in the article and the articles. */
/* Search the article for a text; empty: take the hits away. */
void app_find(struct app *app, struct str text);
/* What n and N walk: the search, else the filter's text; NULL: nothing. */
const struct find *app_finds(const struct app *app);
/* Show these hits in the article; before what the filter finds goes. */
void app_show_hits(struct app *app);
/* Show this article from a hit once it is laid out; LAND_FILTER: from the
 * first one of the filter, if that was not done. */
void app_land(struct app *app, const struct entry *e, enum land land);
void app_land_now(struct app *app);
/* Look for the next article with a hit; false: nothing is searched. The
 * places of the index must not change meanwhile. */
bool app_hunt(struct app *app, int by);
void app_hunt_stop(struct app *app);
void app_hunt_turn(struct app *app);
/* Milliseconds until app_hunt_turn has to do something; -1: never. */
int app_hunt_wait(const struct app *app);

/* app_asked.c: what is asked for by lines that are typed. Take a query, instead
 * of all that was asked for (false: it is wrong, see app_filter), or words
 * that mean themselves, besides the query. */
bool app_ask_query(struct app *app, struct str query);
void app_ask_words(struct app *app, struct str words);
/* Only remember; the strings are copied. */
void app_asked_set(struct app *app, const struct asked *asked);

/* app_filter.c: the filter of the list. Those that change it see to it that
 * the index is made anew. */
void app_filter_open(struct app *app);
/* Forget all, when nothing is under way any more. */
void app_filter_close(struct app *app);
/* Take a query (empty: none). False: sifting.wrong and .fault tell what is
 * wrong with it, and the filter stays. */
bool app_filter(struct app *app, struct str text);
void app_filter_use(struct app *app, struct filter *f);
/* As it was typed; empty: there is none. */
struct str app_filter_text(const struct app *app);
/* Ask it anew; copies: only if it depends on them. */
void app_filter_again(struct app *app, bool copies);
/* A line is typed, taken, given up. */
void app_filter_begin(struct app *app);
void app_filter_keep(struct app *app);
void app_filter_restore(struct app *app);
void app_filter_turn(struct app *app);
/* Milliseconds until app_filter_turn has to do something; -1: never. */
int app_filter_wait(const struct app *app);
bool app_filter_idle(const struct app *app);
/* Wait until all is decided. */
void app_filter_finish(struct app *app);
bool app_filter_keeps(const struct app *app, const struct entry *e);
/* What it looks for, for hits; NULL: no filter. */
const struct find *app_filter_find(const struct app *app, enum match_in in);
/* The other names that it finds; empty: none. */
struct str app_filter_also(const struct app *app);
/* Share of the texts that was searched; 100: all is decided. */
int app_filter_percent(const struct app *app);
/* The archive is another one: after it was changed, before an index. */
void app_filter_swap(struct app *app);

/* app_results.c: what a filter found; until an article of it is opened: the
 * whole width, two lines for each article. */
bool app_results(const struct app *app);
/* How the list is grouped: what a text was searched for is without groups,
 * until the reader asks for them. */
enum grouping app_grouping(const struct app *app);
/* Those whose titles match to the front of a list without groups. */
void app_titles_first(struct app *app, struct index *x);
/* Leave that look, since an article is wanted. */
void app_results_leave(struct app *app);
/* Does the list hold only a part of the archive? */
bool app_list_is_part(const struct app *app);
/* Lines of an article's row in a list of so many columns. */
int app_list_tall(const struct app *app, int cols);
/* Rows wanted above the list: the months, the sources. */
bool app_shows_months(const struct app *app);
bool app_shows_sources(const struct app *app);
/* Ask for the snippets of the rows in view. */
void app_snippets_turn(struct app *app);
bool app_snippets_idle(const struct app *app);

/* app_term.c: the terminal. */
enum status app_term_check(struct app *app, struct err *e);
enum status app_term_open(struct app *app, struct err *e);
void app_term_close(struct app *app);
void app_term_resize(struct app *app);
void app_term_reply(struct app *app, const struct event *e);
void app_term_suspend(struct app *app);

/* app_keys.c: what comes from the terminal. */
void app_event(struct app *app, const struct event *e);

/* app_script.c: make the converter that the options ask for. */
void app_convert(struct app *app);

/* app_draw.c: lay out and draw. */
void app_layout(struct app *app);
void app_draw(const struct app *app, struct arena *scratch,
              struct frame *frame);

#endif
