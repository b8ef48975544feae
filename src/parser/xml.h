/* SPDX-License-Identifier: MIT */
/*
 * xml - the elements of an XML document as ranges of its bytes, for files of
 * several articles: which element is an item, and what the children of an
 * item hold. No tree; works on any ASCII-compatible charset.
 *
 * What is no XML is read as far as it goes: an element without end reaches to
 * the end of what it stands in. Comments and CDATA sections hold no elements
 * (XML 1.0, sections 2.5 and 2.7).
 */
#ifndef PARSER_XML_H
#define PARSER_XML_H

#include "parser/tags.h"

struct xml_element {
    struct tag tag;   /* its start tag */
    struct str inner; /* between start and end tag; empty for <x/> */
    struct str all;   /* with both */
};

/* The next element of *rest, which moves behind it: with the elements of s in
 * turn, those at its top level. False when there is none. */
bool xml_next(struct str *rest, struct xml_element *e);

/* The next element at any depth that has one of the n names; *rest moves
 * behind it. */
bool xml_find(struct str *rest, const struct str *names, size_t n,
              struct xml_element *e);

/* The first start tag of a document. */
bool xml_root(struct str text, struct tag *t);

/* The text of an element: what is outside CDATA with references decoded once,
 * CDATA as it stands. inner itself where it has neither. */
struct str xml_text(struct arena *a, struct str inner);

#endif
