/* SPDX-License-Identifier: MIT */
/*
 * build_parts - what the parts of the builder share; for build*.c only.
 *
 * The text grows in one buffer and blocks are ranges of it; nothing is moved
 * but the cells of a table when it ends. Tables of blocks, spans and links
 * grow beside it. Blocks are sorted as they are made; spans too, but for
 * ruby; links are put in order at the end.
 *
 *   build.c         the open block and the containers around it
 *   build_text.c    characters: white space, line breaks, pre
 *   build_span.c    spans, links and ruby
 *   build_media.c   pictures and players, captions, photographers
 *   build_table.c   tables of text
 *   build_hide.c    what is hidden, pieces beside the text, islands
 *   build_finish.c  bare addresses; the tables, exactly sized
 */
#ifndef PARSER_BUILD_PARTS_H
#define PARSER_BUILD_PARTS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "parser/build.h"

enum { LIST_MAX = 255, TABLE_MAX = 64, SPAN_KINDS = SPAN_RUBY + 1 };
enum { NONE = POS_NONE };

/* The open block; a medium is an image or embed that takes a caption. */
enum state { STATE_NONE, STATE_TEXT, STATE_MEDIUM };
enum white { WHITE_NONE, WHITE_BLANK, WHITE_LF };

struct open_span {
    uint8_t kind;
    uint32_t aux;
    uint32_t index; /* of its record, NONE until its first character */
};

struct list {
    bool ordered, fresh; /* fresh: the item has no block yet */
    uint32_t next, number;
};

/* What is open around the text. */
struct context {
    struct open_span spans[SPAN_KINDS];
    unsigned nspans;
    unsigned span_depth[SPAN_KINDS];
    unsigned quote, list, caption, pre, hidden;
    unsigned heading;
    uint8_t pre_kind;
    uint8_t reason; /* of the outermost hidden element */
    uint32_t rule;
    bool aside; /* the hidden element is a piece of a paragraph */
};

struct cell {
    uint32_t block; /* its first one */
    uint32_t row;
    unsigned columns;
    bool head;
};

struct table {
    uint32_t block; /* its first one */
    size_t cell;    /* its first one */
    uint32_t row;
    bool layout; /* holds what no table of text holds */
};

/* A hidden piece that waits for the end of the block it stands in. */
struct aside {
    size_t start, end; /* in the buffer of asides */
    uint8_t reason;
    uint32_t rule;
};

struct build {
    struct arena strings; /* addresses, readings, alternative texts */
    struct str base, title;
    struct buf text;
    struct block *blocks;
    struct span *spans;
    struct link *links;
    struct str *notes;
    struct cell *cells;
    struct aside *asides;
    struct list *lists;
    size_t nblocks, rblocks, nspans, rspans, nlinks, rlinks, nnotes, rnotes;
    size_t ncells, rcells, nasides, rasides, rlists;
    struct buf aside_text;

    struct context now, outer; /* outer: while an island is read */
    unsigned first_list;       /* of an island, behind those around it */
    unsigned ntables;

    enum state state;
    struct block open;
    size_t open_span; /* records made before the open block */
    enum white white; /* wait for the next character */
    unsigned breaks;
    bool continues;  /* the next paragraph goes on after a picture */
    bool run_in;     /* the next paragraph goes on with the open one */
    bool pre_begins; /* a line feed right after <pre> is none */
    struct str alt;
    bool sourced;  /* this paragraph tells where the open picture is from */
    bool photo_by; /* text goes to by */
    struct buf by;
    uint32_t ruby; /* begin of the base text, NONE outside */
    bool reading;  /* text goes to note */
    struct buf note;
    bool more_ruby; /* spans are not sorted yet */
    struct table tables[TABLE_MAX];
};

/* Room for one more element of a growing array. */
#define GROW(array, n, room)                                       \
    do {                                                           \
        if ((n) == (room)) {                                       \
            (room) = (room) ? (room) + (room) / 2 : 8;            \
            (array) = xrealloc((array), (room) * sizeof *(array)); \
        }                                                          \
    } while (0)

/* Lists that are told apart; those inside the last of them share its place. */
static inline unsigned list_depth(const struct build *b)
{
    return b->now.list < LIST_MAX ? b->now.list : LIST_MAX;
}

/* The position behind the text. */
static inline uint32_t here(const struct build *b)
{
    return (uint32_t)b->text.n;
}

/* Positions are 32 bits; files are far smaller, so this is never true. */
static inline bool full(const struct build *b, size_t more)
{
    return b->text.n + more >= POS_NONE - 16;
}

/* The text of the open block so far. */
static inline struct str open_text(const struct build *b)
{
    return str_skip(buf_str(&b->text), b->open.start);
}

/* build.c: begin a block at the end of the text; end the open one (one of
 * text without a character was never there). A block that is complete as it
 * begins is pushed. */
void block_begin(struct build *b, enum block_kind kind);
void block_push(struct build *b);
void block_end(struct build *b);
/* A block of text, of the kind that the containers say. */
void text_begin(struct build *b);

/* build_text.c: add text with its white space joined. */
void put_joined(struct buf *to, struct str s);

/* build_span.c: the next character is the first of all spans that wait for
 * one; the last one was the last of this block; none lies behind the end of
 * the trimmed block. */
void spans_begin(struct build *b);
void spans_end(struct build *b);
void spans_clip(struct build *b);
void span_push(struct build *b, struct span s);
/* A link without a place yet; its index. */
uint32_t link_add(struct build *b, struct str href, enum link_kind kind);
/* As it is stored, made absolute and without a redirection. */
struct str link_address(struct build *b, struct str href);

/* build_media.c: the caption of the open image or embed is complete; text
 * comes behind the medium, which may name the source of a picture. */
void medium_end(struct build *b);
void medium_behind(struct build *b, struct str run);

/* build_table.c: the open table holds what no table of text holds. */
void table_places(struct build *b);

/* build_hide.c: words that become a hidden block behind the open one, which
 * is about to end, so no hidden piece of it is open; hidden pieces of the
 * block that has just ended become blocks; end those that are open. */
void aside_add(struct build *b, struct str words, enum reason reason);
void asides_flush(struct build *b);
void asides_end(struct build *b);

#endif
