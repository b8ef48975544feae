/* SPDX-License-Identifier: MIT */
/*
 * lines - the lines that envelopes are made of.
 *
 * Nothing here bounds a look: the caller cuts the text to a window first.
 */
#ifndef PARSER_LINES_H
#define PARSER_LINES_H

#include "base/str.h"

/* The next line without its end; absent at the end of *rest. */
struct str line_take(struct str *rest);
/* The same, quicker: a CR alone ends no line where an LF follows. */
struct str line_take_lf(struct str *rest);
/* The next line that is not blank, trimmed; absent if there is none, and
 * *rest is then empty. */
struct str line_text(struct str *rest);

/* Is it, but for blanks around, c and nothing else, at least `least` times? */
bool line_is_all(struct str line, char c, size_t least);

/* "# words", "## words ##", "# words {.class}", "# [words](address)": the
 * words, empty if there are none. */
bool line_heading(struct str line, struct str *words);

/* "[words](address)" and nothing else. */
bool line_link(struct str line, struct str *words, struct str *url);

/* The first "[words](address)" in s; *behind gets what follows it. */
bool line_find_link(struct str s, struct str *words, struct str *url,
                    struct str *behind);

/* s up to its end in `whole`, of which it is a part: the way back from a
 * window to the text. */
static inline struct str line_rest(struct str s, struct str whole)
{
    return s.p ? str_range(s.p, str_end(whole)) : str_skip(whole, whole.n);
}

#endif
