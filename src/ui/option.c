/* SPDX-License-Identifier: MIT */
/*
 * One table, one reader. The reader is our own, because getopt_long accepts
 * abbreviations, which later options would make ambiguous, and words its own
 * errors.
 */
#include <config.h>

#include "ui/option.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "text/utf8.h"
#include "ui/effect.h"

#include <assert.h>
#include <stdio.h>

#define AT(field) offsetof(struct options, field)

enum {
    LINE = OPTION_LINE,
    BOTH = OPTION_LINE | OPTION_SET,
    START = OPTION_SET | OPTION_START,
};

/* clang-format off */
const struct option_row option_table[] = {
    { "dump", "text|ansi|json|tree", NULL,
      N_("write the articles, typeset, to standard output"),
      AT(dump), OPTION_CHOICE, LINE | OPTION_OPTIONAL | OPTION_FROM_1, 0, 'd' },
    { "list", "tsv|json", NULL,
      N_("write one line for each article"),
      AT(list), OPTION_CHOICE, LINE | OPTION_OPTIONAL | OPTION_FROM_1, 0, 'l' },
    { "search", "EXPR", NULL,
      N_("only articles that match"),
      AT(search), OPTION_TEXT, LINE, 0, 's' },
    { "width", "2..1000", NULL,
      N_("cells of a line for --dump; odd numbers are rounded down"),
      AT(width), OPTION_NUMBER, LINE | OPTION_EVEN, 0, 'w' },
    { "ambiguous", "auto|1|2", "auto",
      N_("cells of an East Asian ambiguous character"),
      AT(ambiguous), OPTION_CHOICE, BOTH | OPTION_START, 0, 0 },
    { "script", "original|simplified|traditional", "original",
      N_("Chinese characters to show"),
      AT(script), OPTION_CHOICE, BOTH, FX_LAYOUT, 0 },
    { "region", "none|hk|tw|tw-words", "none",
      N_("whose traditional characters, and tw-words: whose words too"),
      AT(region), OPTION_CHOICE, BOTH, FX_LAYOUT, 0 },
    { "quotes", "written|corner|curly", "written",
      N_("quotation marks of Chinese text to show"),
      AT(quotes), OPTION_CHOICE, BOTH, FX_LAYOUT, 0 },
    { "spacing", "source|add|strip", "source",
      N_("blanks between Han and Latin letters"),
      AT(spacing), OPTION_CHOICE, BOTH, FX_LAYOUT, 0 },
    { "paragraphs", "indent|block", "indent",
      N_("how paragraphs are told apart: by an indent or a blank line"),
      AT(paragraphs), OPTION_CHOICE, BOTH, FX_LAYOUT, 0 },
    { "justify", NULL, NULL,
      N_("bring full lines to the right edge by gaps beside Latin letters"),
      AT(justify), OPTION_FLAG, BOTH, FX_LAYOUT, 0 },
    { "show-hidden", NULL, NULL,
      N_("show what is hidden at its place in the file"),
      AT(show_hidden), OPTION_FLAG, BOTH, FX_LAYOUT, 0 },
    { "sort", "date|title|source|path|length", "date",
      N_("order of the articles; - reverses it"),
      AT(sort), OPTION_CHOICE, BOTH | OPTION_SIGN, FX_FILTER, 0 },
    { "group", "source|day|none", "source",
      N_("groups of the list"),
      AT(group), OPTION_CHOICE, BOTH, FX_FILTER, 0 },
    { "histogram", "off|filtered|always", "filtered",
      N_("a row of bars above the list: how many articles there are of each month"),
      AT(histogram), OPTION_CHOICE, OPTION_SET, FX_LAYOUT, 0 },
    { "all", NULL, NULL,
      N_("list index pages too"),
      AT(all), OPTION_FLAG, BOTH, FX_SCAN, 0 },
    { "fulltext", "lazy|eager|off", "lazy",
      N_("when the text of the articles is read to search it: for the first "
         "search, at once, never"),
      AT(fulltext), OPTION_CHOICE, BOTH, 0, 0 },
    { "fulltext-memory", "1..1000000", NULL,
      N_("megabytes of memory for text that was read to search it; default: "
         "a quarter of all"),
      AT(fulltext_memory), OPTION_NUMBER, BOTH, 0, 0 },
    { "no-fulltext", NULL, NULL,
      N_("the same as --fulltext=off"),
      AT(no_fulltext), OPTION_FLAG, LINE, 0, 0 },
    { "ascii", NULL, NULL,
      N_("draw lines and marks in ASCII"),
      AT(ascii), OPTION_FLAG, BOTH, FX_LAYOUT, 0 },
    { "rules", "FILE", NULL,
      N_("add rows to the tables of sources, boilerplate or skipped files"),
      AT(rules), OPTION_TEXT, LINE, 0, 0 },
    { "config", "FILE", NULL,
      N_("read this config file"),
      AT(config), OPTION_TEXT, LINE, 0, 0 },
    { "no-config", NULL, NULL,
      N_("read no config file"),
      AT(no_config), OPTION_FLAG, LINE, 0, 0 },
    { "no-state", NULL, NULL,
      N_("neither read nor write what was read, starred or tagged"),
      AT(no_state), OPTION_FLAG, LINE, 0, 0 },
    { "no-cache", NULL, NULL,
      N_("neither read nor write the cache"),
      AT(no_cache), OPTION_FLAG, LINE, 0, 0 },
    { "no-probe", NULL, NULL,
      N_("do not ask the terminal what it can do"),
      AT(no_probe), OPTION_FLAG, LINE, 0, 0 },
    { "no-sandbox", NULL, NULL,
      N_("keep the rights of the program"),
      AT(no_sandbox), OPTION_FLAG, LINE, 0, 0 },
    { "list-keys", NULL, NULL,
      N_("print the table of keys"),
      AT(list_keys), OPTION_FLAG, LINE, 0, 0 },
    { "list-options", NULL, NULL,
      N_("print the table of options"),
      AT(list_options), OPTION_FLAG, LINE, 0, 0 },
    { "list-commands", NULL, NULL,
      N_("print the table of commands"),
      AT(list_commands), OPTION_FLAG, LINE, 0, 0 },
    { "version", NULL, NULL,
      N_("print the version"),
      AT(version), OPTION_FLAG, LINE, 0, 0 },
    { "help", NULL, NULL,
      N_("print this help"),
      AT(help), OPTION_FLAG, LINE, 0, 0 },
    { "browser", "COMMAND", NULL,
      N_("program that opens addresses; %s or %u is the address"),
      AT(browser), OPTION_TEXT, START, 0, 0 },
    { "editor", "COMMAND", NULL,
      N_("program that edits files; %s is the file"),
      AT(editor), OPTION_TEXT, START, 0, 0 },
    { "terminal-browsers", "NAMES", "w3m lynx links elinks links2 browsh",
      N_("browsers that run in the terminal"),
      AT(terminal_browsers), OPTION_TEXT, START, 0, 0 },
    { "escape-time", "0..1000", "50",
      N_("milliseconds to wait for the rest of an escape sequence"),
      AT(escape_time), OPTION_NUMBER, OPTION_SET, 0, 0 },
    { "measure", "20..80", "80",
      N_("widest line of an article, in cells"),
      AT(measure), OPTION_NUMBER, OPTION_SET | OPTION_EVEN, FX_LAYOUT, 0 },
    { "group-copies", NULL, "on",
      N_("one row of the list for all copies of a story"),
      AT(group_copies), OPTION_FLAG, OPTION_SET, FX_FILTER, 0 },
    { "mouse", NULL, NULL,
      N_("let the mouse scroll, choose and open links"),
      AT(mouse), OPTION_FLAG, OPTION_SET, FX_PAINT, 0 },
    { "overlap", "0..3", "1",
      N_("lines that stay on the screen when a page is turned"),
      AT(overlap), OPTION_NUMBER, OPTION_SET, 0, 0 },
};
/* clang-format on */

const size_t noptions = sizeof option_table / sizeof *option_table;

static_assert(sizeof option_table / sizeof *option_table <= 64,
              "options.given has a bit for each");

static int *number_at(struct options *o, const struct option_row *row)
{
    return (int *)(void *)((char *)o + row->at);
}

static const char **text_at(struct options *o, const struct option_row *row)
{
    return (const char **)(void *)((char *)o + row->at);
}

const struct option_row *option_find(struct str name)
{
    for (size_t i = 0; i < noptions; i++)
        if (str_eq(name, str_of(option_table[i].name)))
            return &option_table[i];
    return NULL;
}

static const struct option_row *option_letter(char c)
{
    for (size_t i = 0; i < noptions; i++)
        if (c && option_table[i].letter == c)
            return &option_table[i];
    return NULL;
}

/* "[-]date|title": what a user may write. */
static void put_arg(const struct option_row *row, struct buf *out)
{
    buf_add(out, row->flags & OPTION_SIGN ? STR("[-]") : STR(""));
    buf_add(out, str_of(row->arg));
}

static enum status bad_value(const struct option_row *row, struct str value,
                             struct err *e)
{
    struct buf range = { 0 };
    put_arg(row, &range);
    err_set(e, ST_USAGE, _("%s: \"%.*s\" is none of %s"), row->name,
            STR_ARG(utf8_head(value, 60)), buf_z(&range));
    buf_free(&range);
    return ST_USAGE;
}

static enum status set_choice(struct options *o, const struct option_row *row,
                              struct str value, struct err *e)
{
    struct str word = value, rest = str_of(row->arg), choice;
    bool minus = row->flags & OPTION_SIGN && str_starts(value, STR("-"));
    int i = 0;
    if (minus)
        word = str_skip(value, 1);
    while (str_field(&rest, '|', &choice) && !str_eq(choice, word))
        i++;
    if (!str_eq(choice, word))
        return bad_value(row, value, e);
    if (row->flags & OPTION_SIGN)
        i = 2 * i + minus;
    *number_at(o, row) = i + (row->flags & OPTION_FROM_1 ? 1 : 0);
    return ST_OK;
}

static enum status set_number(struct options *o, const struct option_row *row,
                              struct str value, struct err *e)
{
    unsigned long least = 0, most = 0, n;
    struct str range = str_of(row->arg);
    size_t dots = str_find(range, STR(".."));
    str_number(str_head(range, dots), 1000000, &least);
    str_number(str_skip(range, dots + 2), 1000000, &most);
    if (!str_number(value, most, &n) || n < least)
        return bad_value(row, value, e);
    *number_at(o, row) = (int)(row->flags & OPTION_EVEN ? n & ~1UL : n);
    return ST_OK;
}

static enum status set_flag(struct options *o, const struct option_row *row,
                            struct str value, struct err *e)
{
    if (!value.p || str_eq(value, STR("on"))) {
        *number_at(o, row) = 1;
    } else if (str_eq(value, STR("off"))) {
        *number_at(o, row) = 0;
    } else {
        return err_set(e, ST_USAGE, _("%s: \"%.*s\" is neither on nor off"),
                       row->name, STR_ARG(utf8_head(value, 60)));
    }
    return ST_OK;
}

enum status option_set(struct options *o, const struct option_row *row,
                       struct str value, struct arena *a, struct err *e)
{
    if (row->type == OPTION_FLAG)
        return set_flag(o, row, value, e);
    if (!value.p)
        return err_set(e, ST_USAGE, _("%s needs a value"), row->name);
    if (row->type == OPTION_CHOICE)
        return set_choice(o, row, value, e);
    if (row->type == OPTION_NUMBER)
        return set_number(o, row, value, e);
    *text_at(o, row) = arena_strz(a, value);
    return ST_OK;
}

void options_init(struct options *o)
{
    *o = (struct options){ 0 };
    for (size_t i = 0; i < noptions; i++) {
        const struct option_row *row = &option_table[i];
        if (row->initial && row->type == OPTION_TEXT) {
            *text_at(o, row) = row->initial; /* static: no copy */
        } else if (row->initial) {
            enum status st =
                option_set(o, row, str_of(row->initial), NULL, NULL);
            assert(st == ST_OK);
            (void)st;
        }
    }
}

enum fulltext option_fulltext(const struct options *o)
{
    return o->no_fulltext ? FULLTEXT_OFF : (enum fulltext)o->fulltext;
}

bool option_given(const struct options *o, const char *name)
{
    const struct option_row *row = option_find(str_of(name));
    assert(row);
    return o->given >> (row - option_table) & 1;
}

/* What is left of the command line. */
struct args {
    char **next; /* ends with NULL */
};

static enum status take(struct options *o, const struct option_row *row,
                        struct str value, struct args *args, struct arena *a,
                        struct err *e)
{
    if (!value.p && row->arg && row->flags & OPTION_OPTIONAL) {
        struct str all = str_of(row->arg);
        str_field(&all, '|', &value);
    } else if (!value.p && row->arg) {
        if (!*args->next) {
            return err_set(e, ST_USAGE, _("option --%s needs a value"),
                           row->name);
        }
        value = str_of(*args->next++);
    }
    o->given |= (uint64_t)1 << (row - option_table);
    return option_set(o, row, value, a, e);
}

static enum status take_long(struct options *o, struct str s, struct args *args,
                             struct arena *a, struct err *e)
{
    size_t eq = str_chr(s, '=');
    const struct option_row *row = option_find(str_head(s, eq));
    struct str value = eq < s.n ? str_skip(s, eq + 1) : STR_NONE;
    if (!row || !(row->flags & OPTION_LINE)) {
        return err_set(e, ST_USAGE, _("unknown option --%.*s; see --help"),
                       STR_ARG(utf8_head(s, 60)));
    }
    if (value.p && !row->arg)
        return err_set(e, ST_USAGE, _("option --%s takes no value"), row->name);
    return take(o, row, value, args, a, e);
}

/* "-djson", "-w60": the only forms; all short options have an argument. */
static enum status take_short(struct options *o, struct str s,
                              struct args *args, struct arena *a, struct err *e)
{
    const struct option_row *row = option_letter(s.p[0]);
    struct str value = s.n > 1 ? str_skip(s, 1) : STR_NONE;
    if (!row) {
        return err_set(e, ST_USAGE, _("unknown option -%.*s; see --help"),
                       STR_ARG(utf8_head(s, 60)));
    }
    return take(o, row, value, args, a, e);
}

enum status options_read(struct options *o, int argc, char **argv,
                         struct arena *a, struct str **paths, size_t *npaths,
                         struct err *e)
{
    struct args args = { argv + (argc > 0) };
    bool only_paths = false;
    *npaths = 0;
    *paths = arena_array(a, struct str, (size_t)argc + 1);
    while (*args.next) {
        struct str s = str_of(*args.next++);
        enum status st = ST_OK;
        if (only_paths || !str_starts(s, STR("-")) || s.n == 1)
            (*paths)[(*npaths)++] = s;
        else if (str_eq(s, STR("--")))
            only_paths = true;
        else if (str_starts(s, STR("--")))
            st = take_long(o, str_skip(s, 2), &args, a, e);
        else
            st = take_short(o, str_skip(s, 1), &args, a, e);
        if (st != ST_OK)
            return st;
    }
    if (o->dump && o->list)
        return err_set(e, ST_USAGE, _("--dump and --list exclude each other"));
    return ST_OK;
}

void options_help(struct buf *out)
{
    for (size_t i = 0; i < noptions; i++) {
        const struct option_row *row = &option_table[i];
        size_t start = out->n;
        if (!(row->flags & OPTION_LINE))
            continue;
        if (row->letter)
            buf_printf(out, "  -%c, ", row->letter);
        else
            buf_fill(out, ' ', 6);
        buf_printf(out, "--%s", row->name);
        if (row->arg) {
            buf_add(out, row->flags & OPTION_OPTIONAL ? STR("[=") : STR("="));
            put_arg(row, out);
            buf_add(out, row->flags & OPTION_OPTIONAL ? STR("]") : STR(""));
        }
        if (out->n - start > 29) {
            buf_chr(out, '\n');
            start = out->n;
        }
        buf_fill(out, ' ', 30 - (out->n - start));
        buf_printf(out, "%s\n", _(row->help));
    }
}

/* name, letter, argument, default, where, help */
void options_list(struct buf *out)
{
    for (size_t i = 0; i < noptions; i++) {
        const struct option_row *row = &option_table[i];
        buf_printf(out, "%s\t", row->name);
        if (row->letter)
            buf_chr(out, row->letter);
        buf_chr(out, '\t');
        if (row->arg)
            put_arg(row, out);
        buf_printf(out, "\t%s\t%s\t%s\n", row->initial ? row->initial : "",
                   !(row->flags & OPTION_SET)    ? "line"
                   : !(row->flags & OPTION_LINE) ? "set"
                                                 : "both",
                   _(row->help));
    }
}
