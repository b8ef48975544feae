/* SPDX-License-Identifier: MIT */
/*
 * prompt - a line that is typed: text, cursor, history. It never reads keys;
 * the loop gives it edits.
 */
#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include "base/buf.h"
#include "term/frame.h"

enum prompt_kind {
    PROMPT_NONE,
    PROMPT_COMMAND, /* : */
    PROMPT_FIND,    /* / in the article */
    PROMPT_NARROW,  /* / in the list */
    PROMPT_SHEET,   /* / on a page that lies over the panes */
    PROMPT_FILTER,  /* F */
    PROMPT_KINDS
};

enum prompt_edit {
    PROMPT_LEFT,
    PROMPT_RIGHT,
    PROMPT_HOME,
    PROMPT_END,
    PROMPT_RUBOUT,
    PROMPT_DELETE,
    PROMPT_WORD_RUBOUT,
    PROMPT_KILL_BEFORE,
    PROMPT_KILL_AFTER,
};

enum { HISTORY = 50 };

/* Lines typed before, newest last; on the heap. */
struct history {
    char *lines[HISTORY];
    int n;
};

struct prompt {
    enum prompt_kind kind;
    struct buf text;
    size_t at;          /* cursor: bytes of text before it */
    struct history history[PROMPT_KINDS]; /* all searches share one */
    int back;           /* lines gone back in the history; 0: the new one */
    struct buf draft;   /* the new line while back > 0 */
    bool changed;       /* the new line is one that was typed */
    size_t completed;   /* completions tried since the last edit */
    size_t word;        /* bytes of the text that are being completed */
    size_t typed;       /* of a filter: bytes from `word` on that were typed */
    char first[64];     /* those */
    struct width width; /* for units */
};

void prompt_open(struct prompt *p, enum prompt_kind kind, struct str text);
/* Keep the line in the history, if it is kept and not empty, and close. */
void prompt_close(struct prompt *p, bool keep);
void prompt_free(struct prompt *p);

/* Put text at the cursor; line ends become blanks, controls are dropped. */
void prompt_insert(struct prompt *p, struct str text);
/* True if the text changed. */
bool prompt_edit(struct prompt *p, enum prompt_edit edit);
/* The cursor behind so many bytes of the text. */
void prompt_go(struct prompt *p, size_t at);
/* To an older (1) or newer (-1) line, of those that begin with what was typed;
 * false at the end. */
bool prompt_history(struct prompt *p, int by);
/* Replace the text, the cursor behind it. */
void prompt_set(struct prompt *p, struct str text);

/* Draw label and text in one row and put the cursor of the screen there. The
 * text scrolls so that the cursor is in view. Returns the column of the area
 * where it would begin, maybe less than 0. */
int prompt_draw(const struct prompt *p, struct frame *f, struct area a,
                 struct str label, uint16_t style);

#endif
