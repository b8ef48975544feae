/* SPDX-License-Identifier: MIT */
/*
 * tree - a parsed article: one text and tables of ranges over it.
 *
 * text is the UTF-8 text of all blocks in file order, hidden ones included,
 * clean, entities decoded, white space joined, one LF between blocks. A
 * position anywhere in the program is a byte offset in it.
 *
 * Invariants: blocks are sorted, do not overlap and cover text but for the LF
 * between them; blocks[i].end + 1 == blocks[i + 1].start. A block may be empty
 * (picture without caption, rule). Spans are sorted by start, then by end
 * downwards, lie inside one block each, and nest. No LF inside a block but in
 * verse and pre (line ends), table (row ends; cells end at TAB) and where the
 * source has <br> inside a paragraph, heading, quote or item.
 */
#ifndef PARSER_TREE_H
#define PARSER_TREE_H

#include "base/arena.h"
#include "base/buf.h"
#include "text/lang.h"

#include <stdbool.h>
#include <stdint.h>

#define POS_NONE UINT32_MAX

enum block_kind {
    BLOCK_HEADING,
    BLOCK_PARAGRAPH,
    BLOCK_QUOTE,
    BLOCK_ITEM,
    BLOCK_VERSE,
    BLOCK_PRE,
    BLOCK_TABLE,
    BLOCK_IMAGE,
    BLOCK_EMBED,
    BLOCK_RULE,
    BLOCK_CREDIT,
    BLOCK_KINDS
};

/* Why a block is no part of the article. */
enum reason {
    HIDE_NOT,
    HIDE_ENVELOPE,  /* front matter, file header, provenance */
    HIDE_NAV,       /* navigation */
    HIDE_PROMO,     /* promotion, also of the site itself, adverts */
    HIDE_SHARE,     /* share bars and links */
    HIDE_FEED,      /* RSS footers */
    HIDE_RIGHTS,    /* copyright lines */
    HIDE_DATELINE,  /* the page's own date and byline, shown under the title */
    HIDE_SIGNATURE, /* of a post in a forum: motto and titles of its author */
    HIDE_REPEAT,    /* the title once more, a caption twice */
    HIDE_INVISIBLE, /* not shown in a browser: hidden, 1-pixel pictures */
    HIDE_RELATED,   /* lists of other stories; folds on the screen */
    HIDE_GALLERY,   /* pictures of another story; folds on the screen */
    HIDE_REASONS
};

struct block {
    uint32_t start, end; /* bytes in text */
    uint8_t kind;        /* enum block_kind */
    uint8_t hidden;      /* enum reason */
    uint8_t level;       /* heading: 1 to 6 */
    uint8_t quote;       /* block quotes around it, 0 to 255 */
    uint8_t list;        /* lists around it, 0 to 255 */
    uint8_t lang;        /* enum lang, LANG_UNKNOWN: the article's */
    uint16_t flags;      /* BLOCK_… */
    uint32_t number;     /* item: its number; table: columns */
    uint32_t link;       /* image, embed: index of its address, else POS_NONE */
    uint32_t rule;       /* row of the hide table that hid it, else POS_NONE */
};

enum {
    BLOCK_ORDERED = 1,   /* item: numbered */
    BLOCK_CONTINUES = 2, /* in a list but not the first block of its item */
    BLOCK_HEAD_ROW = 4,  /* table: the first row is a heading */
    BLOCK_STRONG = 8,    /* all of it is bold */
    BLOCK_NO_INDENT = 16, /* follows <br>, not a paragraph's begin */
};

enum span_kind {
    SPAN_STRONG,
    SPAN_EM,
    SPAN_CODE,
    SPAN_DEL,
    SPAN_SUP,
    SPAN_SUB,
    SPAN_LINK, /* aux: index of a link */
    SPAN_RUBY, /* aux: index in notes: the reading of the base text */
};

struct span {
    uint32_t start, end;
    uint32_t aux;
    uint8_t kind; /* enum span_kind */
};

enum link_kind { LINK_TEXT, LINK_TAG, LINK_IMAGE, LINK_EMBED };

struct link {
    struct str href;    /* absolute where it can be made so, as stored */
    uint32_t start, end; /* its words: a range of text, maybe empty */
    uint32_t block;
    uint8_t kind; /* enum link_kind; a tag link is shown as plain text */
};

struct doc {
    struct str text;
    struct block *blocks;
    struct span *spans;
    struct link *links;
    struct str *notes; /* ruby readings */
    uint32_t nblocks, nspans, nlinks, nnotes;
    uint32_t bad_bytes;   /* U+FFFD put in by decoding */
    uint32_t cleaned;     /* characters taken out by text/clean */
    uint32_t mojibake;    /* characters mended by text/mojibake */
    uint64_t cut;         /* bytes of the file beyond the limit */
};

/* The text of a block. */
static inline struct str doc_block(const struct doc *d, const struct block *b)
{
    return (struct str){ d->text.p + b->start, b->end - b->start };
}

/* Into the order told above. */
void spans_sort(struct span *list, size_t n);

/* Words of the file formats: "heading" …, "envelope" …; static. */
const char *block_kind_name(enum block_kind k);
const char *reason_name(enum reason r);
/* What a reader is told ("推广"), translated by the caller: N_() in English. */
const char *reason_label(enum reason r);
/* The reason of that name, HIDE_REASONS if there is none. */
enum reason reason_of_name(struct str name);
/* Does the screen show a run of it as one line that opens? */
bool reason_folds(enum reason r);

/* Characters of the blocks that are not hidden. */
size_t doc_chars(const struct doc *d);
/* Has none of them a character? */
bool doc_is_empty(const struct doc *d);
/* Runs of hidden blocks with one reason, counted by reason; returns their
 * sum. count may be NULL. */
size_t doc_hidden(const struct doc *d, size_t count[HIDE_REASONS]);
/* Minutes to read it, at least 1: Han and kana 400 a minute, Hangul syllables
 * 500, words of other scripts 200; 0 when there is no text. */
unsigned doc_minutes(const struct doc *d);

/* The document for people and golden tests: one line a block (kind, flags,
 * reason, depth, text), its spans and links indented below. */
void doc_print(const struct doc *d, struct buf *out);

#endif
