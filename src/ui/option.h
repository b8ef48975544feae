/* SPDX-License-Identifier: MIT */
/*
 * option - the table of options, and reading a command line with it.
 *
 * The values lie in one struct options; a row of the table knows its field by
 * offset, so the command line, :set, --help and --list-options need no other
 * knowledge. Text values are borrowed: from argv, or from the arena given.
 */
#ifndef UI_OPTION_H
#define UI_OPTION_H

#include "base/arena.h"
#include "base/err.h"

#include <stdint.h>

struct options {
    /* What to do, and how the output looks. */
    int dump;  /* 0: not asked for, else 1 + enum dump_form */
    int list;  /* 0: not asked for, else 1 + enum list_form */
    const char *search; /* NULL: all */
    int width; /* cells, even; 0: not given */
    int ambiguous; /* 1 or 2; 0: auto */
    int script, region, quotes; /* enum script, region, quotes */
    int spacing;                /* enum gaps */
    int paragraphs;             /* 1: block */
    int justify;
    int show_hidden;
    int sort;  /* 2 * enum sort_key, + 1 where reversed */
    int group; /* enum grouping */
    int histogram; /* enum months_shown */
    int all, no_fulltext, ascii;
    int fulltext;        /* enum fulltext; see option_fulltext */
    int fulltext_memory; /* MiB; 0: not given */
    const char *rules, *config; /* NULL: not given */
    int no_config, no_state, no_cache, no_probe, no_sandbox;
    /* Print and leave. */
    int list_keys, list_options, list_commands, version, help;
    /* Of the screen; only :set and the config file reach them. */
    int escape_time; /* milliseconds */
    int measure;     /* widest line of an article, cells */
    int mouse;
    int group_copies; /* the same story is one row */
    int overlap;     /* lines that a page turn keeps */
    const char *browser, *editor, *terminal_browsers;
    uint64_t given;  /* bit i: row i of the table was on the command line */
};

/* When the texts of articles are read to search them. */
enum fulltext { FULLTEXT_LAZY, FULLTEXT_EAGER, FULLTEXT_OFF };

enum months_shown { MONTHS_OFF, MONTHS_FILTERED, MONTHS_ALWAYS };

enum option_type {
    OPTION_FLAG,   /* int, 0 or 1 */
    OPTION_NUMBER, /* int; arg is "LEAST..MOST" */
    OPTION_CHOICE, /* int, index in arg: words separated by | */
    OPTION_TEXT,   /* const char *; arg says what it is */
};

enum {
    OPTION_LINE = 1,     /* on the command line */
    OPTION_SET = 2,      /* by :set and in the config file */
    OPTION_OPTIONAL = 4, /* its argument may be left out: the first word */
    OPTION_FROM_1 = 8,   /* 0 is "not given": values begin at 1 */
    OPTION_SIGN = 16,    /* a word may have - before it: 2 * index + 1 */
    OPTION_EVEN = 32,    /* odd numbers are rounded down */
    OPTION_START = 64,   /* a change counts from the next start on */
};

struct option_row {
    const char *name;
    const char *arg;     /* NULL for a flag */
    const char *initial; /* as the user would write it; NULL: 0 or absent */
    const char *help;    /* N_() */
    size_t at;           /* of the field in struct options */
    uint8_t type;        /* enum option_type */
    uint8_t flags;       /* OPTION_… */
    uint8_t effect;      /* of a change while the screen is on: FX_… */
    char letter;         /* of the short form, or 0 */
};

extern const struct option_row option_table[];
extern const size_t noptions;

void options_init(struct options *o);

/* The row of that name, NULL if there is none. */
const struct option_row *option_find(struct str name);

/* Set from a word; value is absent for a flag. A text that is kept is copied
 * into the arena. */
enum status option_set(struct options *o, const struct option_row *row,
                       struct str value, struct arena *a, struct err *e);

/* Read the arguments behind argv[0]. *paths gets those that are no options,
 * in the arena. ST_USAGE with one clear line. */
enum status options_read(struct options *o, int argc, char **argv,
                         struct arena *a, struct str **paths, size_t *npaths,
                         struct err *e);

/* What --fulltext and --no-fulltext say together. */
enum fulltext option_fulltext(const struct options *o);

/* Was the option on the command line? */
bool option_given(const struct options *o, const char *name);

struct buf;
/* The lines of --help and of --list-options, appended. */
void options_help(struct buf *out);
void options_list(struct buf *out);

#endif
