/* SPDX-License-Identifier: MIT */
/*
 * md_block - blocks that one line of Markdown is or begins: headings, rules,
 * fences, HTML, boxes, notes, definitions; for md_lines only.
 *
 * struct md_flow is what md_lines knows between two lines.
 */
#ifndef PARSER_MD_BLOCK_H
#define PARSER_MD_BLOCK_H

#include "base/arena.h"
#include "parser/md_group.h"
#include "parser/md_numbers.h"
#include "parser/md_view.h"

enum md_mode { MD_MODE_FLOW, MD_MODE_FENCE, MD_MODE_HTML, MD_MODE_CALL };
enum md_chunk { MD_CHUNK_NONE, MD_CHUNK_CODE, MD_CHUNK_PROSE };

struct md_flow {
    struct str rest; /* behind the line that is read */
    struct buf *out;
    struct arena own; /* lines that were changed */
    struct md_group group;
    struct md_numbers numbers;
    size_t definition_max;
    enum md_mode mode;
    unsigned list;      /* column of the text of the open item, 0: none */
    unsigned quote;     /* of the last line */
    char fence;         /* its character, */
    size_t fence_n;     /* its length, */
    unsigned container; /* quotes around the fence or HTML */
    unsigned boxes;     /* that a line has to end */
    struct str html_end;
    struct str call_end; /* of a call around code: its begin */
    bool no_call_end;    /* none is ahead */
    enum md_chunk chunk; /* of lines indented as code */
    bool blank;       /* before this line */
    bool note;        /* lines indented as code belong to a note or a box */
};

/* Between two paragraphs of what is open. */
static inline void md_flow_gap(struct md_flow *l, struct str quotes)
{
    if (l->blank)
        return;
    md_put_prefix(l->out, quotes);
    buf_chr(l->out, '\n');
    l->blank = true;
}

static inline void md_flow_add(struct md_flow *l, struct str prefix, struct str text)
{
    md_group_add(&l->group, prefix, text);
    l->blank = false;
}

static inline void md_flow_flush(struct md_flow *l)
{
    if (l->group.n == 0)
        return;
    md_group_put(&l->group, l->out);
    arena_reset(&l->own);
}

static inline void md_flow_line(struct md_flow *l, struct str line)
{
    buf_add(l->out, line);
    buf_chr(l->out, '\n');
}

/* The line is a block of its own, or the begin of one, and goes out; false if
 * it is text. */
bool md_block_take(struct md_flow *l, struct str line,
                   const struct md_view *v);
/* A heading; a line of HTML, which may be its last one. */
void md_block_heading(struct md_flow *l, const struct md_view *v,
                      unsigned level, struct str words);
void md_block_html(struct md_flow *l, const struct md_view *v);
/* A line between the calls of a template around code, or the last of them. */
void md_block_call(struct md_flow *l, struct str line, const struct md_view *v);

#endif
