/* SPDX-License-Identifier: MIT */
/*
 * xml_read - the text of an XML element by libxml2, the only file that
 * includes it.
 *
 * From any thread. The library is loaded at the first call; where it cannot
 * be, xml_text reads all.
 */
#ifndef PARSER_XML_READ_H
#define PARSER_XML_READ_H

#include "parser/xml.h"

/* The text that an element holds, of its descendants too: references, CDATA
 * and line ends by the rules of XML. What is not well-formed is read by
 * xml_text. In the arena or in the element. */
struct str xml_content(struct arena *a, const struct xml_element *e);

#endif
