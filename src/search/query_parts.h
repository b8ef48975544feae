/* SPDX-License-Identifier: MIT */
/*
 * query_parts - what the files of search/query share; for query*.c only.
 *
 * A query is read once, token by token; the reader of tokens (query_lex.c)
 * knows no grammar but that a value follows a field, the parser (query.c) no
 * characters.
 */
#ifndef SEARCH_QUERY_PARTS_H
#define SEARCH_QUERY_PARTS_H

#include "search/query.h"

/* words */

enum key_kind {
    KEY_TEXT,
    KEY_IS,
    KEY_HAS,
    KEY_DATE,
    KEY_AFTER,
    KEY_BEFORE,
    KEY_LEN,
};

/* A word before a colon. */
struct query_key {
    struct str name; /* with the colon */
    enum key_kind kind;
    enum query_field field; /* of KEY_TEXT */
    bool regex;             /* may its value be one? */
};

static inline struct str query_key_name(const struct query_key *k)
{
    return str_head(k->name, k->name.n - 1);
}

extern const struct query_key query_keys[];
extern const size_t query_nkeys;
/* By enum query_mark and query_thing; the last row has no text. */
extern const struct str query_marks[], query_things[];

/* Names of days, as query_days reads them; i in order from 0, absent behind
 * the last. */
struct str query_day_name(size_t i);

/* Index of the word in rows that end with an absent one; -1. */
int query_find(const struct str *rows, struct str word);

/* characters */

/* The character at p < end as the grammar sees it: full-width ASCII as ASCII,
 * U+3000 as a blank; *n gets its bytes. */
uint32_t query_look(const char *p, const char *end, size_t *n);

enum { QUOTE_OPEN = 0x201C, QUOTE_CLOSE = 0x201D };

static inline bool query_is_blank(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Does a word end before this one? */
bool query_ends_word(uint32_t c);
/* May a term without a field not begin with it? */
bool query_is_sign(uint32_t c);

/* Bytes of "letters:" at the begin of s, 0 if it does not name a field;
 * *letters gets those before the colon. */
size_t query_field_at(struct str s, size_t *letters);

/* s in lower case and without full-width forms, in the arena. */
struct str query_plain(struct arena *a, struct str s);

/* tokens */

enum token_kind {
    TOKEN_END,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_OR,
    TOKEN_NOT,
    TOKEN_FIELD,
    TOKEN_BLANK, /* only where a value shall be */
    TOKEN_WORD,
    TOKEN_PHRASE,
    TOKEN_REGEX,
    TOKEN_BAD,
};

struct token {
    enum token_kind kind;
    size_t at, n; /* bytes of the query */
    struct str text;
    const struct query_key *key; /* of TOKEN_FIELD; NULL: none has the name */
    const char *wrong;           /* of TOKEN_BAD: not translated yet */
    bool unfinished, regex;      /* of TOKEN_BAD: which it ought to be */
};

struct lexer {
    struct arena *arena;
    struct str text;
    size_t at;  /* where the next token may begin */
    bool value; /* behind a field */
};

struct token query_token(struct lexer *l);

/* the parser */

struct parser {
    struct lexer lexer;
    struct token token; /* looked at, not taken */
    const struct query_env *env;
    struct arena *arena;
    unsigned depth, terms;
    bool wrong;
    struct query_fault fault;
    struct err *err;
};

/* Set the place of the error; the first one counts. Returns where its text
 * belongs, or NULL. */
struct err *query_fail(struct parser *p, size_t at, size_t n, bool unfinished);
/* The error is the token, and the line, translated, tells what. */
void query_fail_at(struct parser *p, const struct token *t, const char *line);
/* One of the words was expected. */
void query_fail_list(struct parser *p, const struct token *t, struct str list);
struct str query_words_list(struct arena *a, const struct str *rows);

/* Make a term of a value behind a field. */
void query_value(struct parser *p, struct query_node *n,
                 const struct query_key *key, const struct token *t);
/* The same without a field. */
void query_text(struct parser *p, struct query_node *n, enum query_field field,
                const struct token *t);

/* values */

/* All of s, which is plain, as days: a day, a range, a comparison. */
enum days_result {
    DAYS_OK,
    DAYS_NONE,   /* no days */
    DAYS_TURNED, /* the end is before the begin */
};
enum days_result query_days(struct str s, int32_t today, int32_t *from,
                            int32_t *to);
/* All of s as one day, month or year: its first and last day. */
bool query_day(struct str s, int32_t today, int32_t *from, int32_t *to);

/* The same of lengths. */
enum days_result query_length(struct str s, int32_t *from, int32_t *to);

/* "<", "<=", ">", ">=" off the begin of *s; false: none. */
struct compare {
    bool less, equal;
};
bool query_compare(struct str *s, struct compare *c);
/* The limits of what compares so with [first, last]. */
void query_limits(struct compare c, int32_t first, int32_t last, int32_t *from,
                  int32_t *to);
/* Both sides of ".."; false: there is none. */
bool query_range(struct str s, struct str *left, struct str *right);

/* Days that the calendar of dates reaches. */
int32_t query_first_day(void);
int32_t query_last_day(void);

#endif
