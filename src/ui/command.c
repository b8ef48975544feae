/* SPDX-License-Identifier: MIT */
/* The table; what the commands do is in act_*.c and conf.c. */
#include <config.h>

#include "ui/command.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "ui/act.h"
#include "ui/conf.h"

#define RUN(fn, arg) (arg), (fn), NULL
#define CONF(fn) 0, NULL, (fn)

/* clang-format off */
const struct command command_table[] = {
    { "down", NULL, N_("line down"), N_("one row or line down, or as many as counted"),
      GROUP_MOVE, false, RUN(act_lines, 1) },
    { "up", NULL, N_("line up"), N_("one row or line up, or as many as counted"),
      GROUP_MOVE, true, RUN(act_lines, -1) },
    { "page-down", NULL, N_("page down"), N_("one page down"),
      GROUP_MOVE, false, RUN(act_pages, 2) },
    { "page-up", NULL, N_("page up"), N_("one page up"),
      GROUP_MOVE, true, RUN(act_pages, -2) },
    { "half-down", NULL, N_("half down"), N_("half a page down"),
      GROUP_MOVE, false, RUN(act_pages, 1) },
    { "half-up", NULL, N_("half up"), N_("half a page up"),
      GROUP_MOVE, true, RUN(act_pages, -1) },
    { "first", NULL, N_("first"), N_("to the top; with a count to that article, or that per cent of the text"),
      GROUP_MOVE, false, RUN(act_ends, 0) },
    { "last", NULL, N_("last"), N_("to the end; with a count to that article, or that per cent of the text"),
      GROUP_MOVE, true, RUN(act_ends, 1) },
    { "next-article", NULL, N_("next article"), N_("the next article of the list"),
      GROUP_MOVE, false, RUN(act_article, 1) },
    { "prev-article", NULL, N_("prev. article"), N_("the previous article of the list"),
      GROUP_MOVE, true, RUN(act_article, -1) },
    { "next-day", NULL, N_("next day"), N_("the next day of the list"),
      GROUP_MOVE, false, RUN(act_day, 1) },
    { "prev-day", NULL, N_("prev. day"), N_("the previous day of the list"),
      GROUP_MOVE, true, RUN(act_day, -1) },
    { "next-part", NULL, N_("next section"), N_("the next heading or folded part of the article, else one page"),
      GROUP_MOVE, false, RUN(act_part, 1) },
    { "prev-part", NULL, N_("prev. section"), N_("the previous heading or folded part of the article, else one page"),
      GROUP_MOVE, true, RUN(act_part, -1) },
    { "next-source", NULL, N_("next source"), N_("the next source of the list"),
      GROUP_MOVE, false, RUN(act_source, 1) },
    { "prev-source", NULL, N_("prev. source"), N_("the previous source of the list"),
      GROUP_MOVE, true, RUN(act_source, -1) },
    { "open", NULL, N_("open"), N_("open the group or the article under the cursor"),
      GROUP_MOVE, false, RUN(act_open, 0) },
    { "close", NULL, N_("close"), N_("back to the list; close the group of the row under the cursor"),
      GROUP_MOVE, true, RUN(act_close, 0) },
    { "fold-all", NULL, N_("open or close all"), N_("open or close all groups of the list, or all folded parts of the article"),
      GROUP_MOVE, false, RUN(act_fold_all, 0) },

    { "read-on", NULL, N_("page, then next article"), N_("one page down; at the end of the article the next one"),
      GROUP_ARTICLE, false, RUN(act_read_on, 0) },
    { "enter", NULL, N_("line down"), N_("one line down; with a count open that link"),
      GROUP_ARTICLE, false, RUN(act_enter, 0) },
    { "unfold", NULL, N_("open a folded part"), N_("open or close the first folded part on the screen"),
      GROUP_ARTICLE, false, RUN(act_unfold, 0) },
    { "show-hidden", NULL, N_("hidden parts"), N_("show what is hidden at its place, or hide it again"),
      GROUP_ARTICLE, false, RUN(act_show_hidden, 0) },
    { "script", NULL, N_("simplified, traditional"), N_("show simplified characters, then traditional ones, then the text as it is written"),
      GROUP_ARTICLE, false, RUN(act_script, 0) },
    { "info", NULL, N_("about the article"), N_("show what is known about the article and its file"),
      GROUP_ARTICLE, false, RUN(act_info, 0) },
    { "edit", NULL, N_("edit the file"), N_("open the file in the editor"),
      GROUP_ARTICLE, false, RUN(act_edit, 0) },

    { "switch-pane", NULL, N_("other pane"), N_("move the focus to the other pane"),
      GROUP_PANES, false, RUN(act_switch_pane, 0) },
    { "zoom", NULL, N_("one pane or two"), N_("give the focused pane the whole screen, or both their part"),
      GROUP_PANES, false, RUN(act_zoom, 0) },
    { "split", "[+N|-N]", N_("move the divider"), N_("move the divider by so many cells, or back to its place"),
      GROUP_PANES, false, RUN(act_split, 0) },
    { "narrower", NULL, N_("narrower lines"), N_("shorter lines in the article"),
      GROUP_PANES, false, RUN(act_measure, -2) },
    { "wider", NULL, N_("wider lines"), N_("longer lines in the article"),
      GROUP_PANES, true, RUN(act_measure, 2) },

    { "find", "[TEXT]", N_("search as you type"), N_("find in the article while typing, or what the words are in of the titles and texts of the list"),
      GROUP_FIND, false, RUN(act_find, 0) },
    { "filter", "[EXPR]", N_("filter"), N_("narrow the list to what matches a query, while it is typed"),
      GROUP_FIND, false, RUN(act_filter, 0) },
    { "next-hit", NULL, N_("next hit"), N_("the next hit in the article, then in the articles behind it; in the list the next article"),
      GROUP_FIND, false, RUN(act_hit, 1) },
    { "prev-hit", NULL, N_("prev. hit"), N_("the previous hit in the article, then in the articles before it; in the list the previous article"),
      GROUP_FIND, true, RUN(act_hit, -1) },
    { "filters", NULL, N_("saved filters"), N_("list the saved filters, to choose one"),
      GROUP_FIND, false, RUN(act_filters, 0) },
    { "save-filter", "NAME EXPR", NULL, N_("save a query, which is @NAME in others and in the line of the filter"),
      GROUP_FIND, false, CONF(conf_save_filter) },
    { "histogram", NULL, N_("months"), N_("show or hide the row of bars that tells the months"),
      GROUP_FIND, false, RUN(act_histogram, 0) },
    { "clear", NULL, N_("clear"), N_("take the hits away, or show the whole list again"),
      GROUP_FIND, false, RUN(act_clear, 0) },

    { "open-original", "[NUMBER]", N_("original, or link 5"), N_("open the address of the article, or the link counted, in the browser"),
      GROUP_LINKS, false, RUN(act_open_original, 0) },
    { "copy-address", NULL, N_("copy the address"), N_("copy the address of the article, or of the link counted"),
      GROUP_LINKS, false, RUN(act_copy_address, 0) },
    { "links", NULL, N_("list of links"), N_("list the links of the article"),
      GROUP_LINKS, false, RUN(act_links, 0) },

    { "group", "[source|day|none]", N_("groups"), N_("list by source, by day or without groups"),
      GROUP_OTHER, false, RUN(act_group, 0) },
    { "sort", "[[-]KEY]", N_("order"), N_("sort by date, title, source, path or length"),
      GROUP_OTHER, true, RUN(act_sort, 0) },
    { "command-line", NULL, N_("command"), N_("type a command"),
      GROUP_OTHER, false, RUN(act_command_line, 0) },
    { "rescan", NULL, N_("read again"), N_("read the folders again"),
      GROUP_OTHER, false, RUN(act_rescan, 0) },
    { "redraw", NULL, N_("redraw"), N_("draw the screen anew"),
      GROUP_OTHER, false, RUN(act_redraw, 0) },
    { "suspend", NULL, N_("suspend"), N_("stop the program, as the shell does"),
      GROUP_OTHER, true, RUN(act_suspend, 0) },
    { "mouse", NULL, N_("mouse"), N_("turn the mouse on or off"),
      GROUP_OTHER, false, RUN(act_mouse, 0) },
    { "help", NULL, N_("help"), N_("show the keys"),
      GROUP_OTHER, false, RUN(act_help, 0) },
    { "back", NULL, N_("back"), N_("one level back; at the top leave the program"),
      GROUP_OTHER, false, RUN(act_back, 0) },
    { "quit", NULL, N_("quit"), N_("leave the program"),
      GROUP_OTHER, true, RUN(act_quit, 0) },
    { "messages", NULL, NULL, N_("show the messages so far"),
      GROUP_OTHER, false, RUN(act_messages, 0) },
    { "interrupt", NULL, NULL, N_("give up what is being typed, and say how to leave"),
      GROUP_OTHER, false, RUN(act_interrupt, 0) },
    { "sync", "WORD", NULL, N_("for tests: make WORD the window title when all work is done"),
      GROUP_OTHER, false, RUN(act_sync, 0) },
    { "set", "OPTION [VALUE]", NULL, N_("set an option"),
      GROUP_OTHER, false, CONF(conf_set) },
    { "bind", "MODE KEY COMMAND", NULL, N_("bind a key to a command line"),
      GROUP_OTHER, false, CONF(conf_bind) },
    { "unbind", "MODE KEY", NULL, N_("take a binding away"),
      GROUP_OTHER, false, CONF(conf_unbind) },
    { "style", "NAME LOOK", NULL, N_("say how something looks"),
      GROUP_OTHER, false, CONF(conf_style) },

    { "prompt-accept", NULL, NULL, N_("take the line as it is"),
      GROUP_PROMPT, false, RUN(act_prompt_accept, 0) },
    { "prompt-cancel", NULL, NULL, N_("leave the line and restore what was before"),
      GROUP_PROMPT, false, RUN(act_prompt_cancel, 0) },
    { "prompt-complete", NULL, NULL, N_("complete the word"),
      GROUP_PROMPT, false, RUN(act_prompt_complete, 0) },
    { "prompt-left", NULL, NULL, N_("one character to the left"),
      GROUP_PROMPT, false, RUN(act_prompt_edit, PROMPT_LEFT) },
    { "prompt-right", NULL, NULL, N_("one character to the right"),
      GROUP_PROMPT, false, RUN(act_prompt_edit, PROMPT_RIGHT) },
    { "prompt-home", NULL, NULL, N_("to the begin of the line"),
      GROUP_PROMPT, false, RUN(act_prompt_edit, PROMPT_HOME) },
    { "prompt-end", NULL, NULL, N_("to the end of the line"),
      GROUP_PROMPT, false, RUN(act_prompt_edit, PROMPT_END) },
    { "prompt-rubout", NULL, NULL, N_("delete the character before; of an empty line: leave it"),
      GROUP_PROMPT, false, RUN(act_prompt_edit, PROMPT_RUBOUT) },
    { "prompt-delete", NULL, NULL, N_("delete the character under the cursor"),
      GROUP_PROMPT, false, RUN(act_prompt_edit, PROMPT_DELETE) },
    { "prompt-word-rubout", NULL, NULL, N_("delete the word before"),
      GROUP_PROMPT, false, RUN(act_prompt_edit, PROMPT_WORD_RUBOUT) },
    { "prompt-kill-before", NULL, NULL, N_("delete all before the cursor"),
      GROUP_PROMPT, false, RUN(act_prompt_edit, PROMPT_KILL_BEFORE) },
    { "prompt-kill-after", NULL, NULL, N_("delete all behind the cursor"),
      GROUP_PROMPT, false, RUN(act_prompt_edit, PROMPT_KILL_AFTER) },
    { "prompt-older", NULL, NULL, N_("the line typed before this one, of those that begin with what was typed"),
      GROUP_PROMPT, false, RUN(act_prompt_history, 1) },
    { "prompt-newer", NULL, NULL, N_("the line typed after this one, of the same"),
      GROUP_PROMPT, false, RUN(act_prompt_history, -1) },
};

const char *const command_groups[COMMAND_GROUPS] = {
    N_("Moving"), N_("Article"), N_("Panes"), N_("Finding"), N_("Links"),
    N_("Other"), NULL,
};
/* clang-format on */

const size_t ncommands = sizeof command_table / sizeof *command_table;

const struct command *command_find(struct str line, struct str *rest)
{
    struct str name;
    line = str_trim(line);
    name = str_head(line, str_chr(line, ' '));
    *rest = str_trim(str_skip(line, name.n));
    for (size_t i = 0; i < ncommands; i++)
        if (str_eq(name, str_of(command_table[i].name)))
            return &command_table[i];
    return NULL;
}

const char *command_complete(struct str word, size_t skip)
{
    for (size_t i = 0; i < ncommands; i++) {
        const struct command *c = &command_table[i];
        if (c->group != GROUP_PROMPT && str_starts(str_of(c->name), word) &&
            skip-- == 0)
            return c->name;
    }
    return NULL;
}

struct str command_whole(struct arena *a, struct str line)
{
    struct str rest, word;
    const char *name;
    line = str_trim(line);
    word = str_head(line, str_chr(line, ' '));
    name = command_complete(word, 0);
    if (word.n == 0 || !name || command_complete(word, 1) ||
        command_find(line, &rest))
        return line;
    return arena_printf(a, "%s%.*s", name, STR_ARG(str_skip(line, word.n)));
}

void command_list(struct buf *out)
{
    for (size_t i = 0; i < ncommands; i++) {
        const struct command *c = &command_table[i];
        buf_printf(out, "%s\t%s\t%s\n", c->name, c->args ? c->args : "",
                   _(c->help));
    }
}
