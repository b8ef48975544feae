/* SPDX-License-Identifier: MIT */
/*
 * libxml2's SAX parser over one element, its text put into a buffer. It says
 * of every fault that there was one; then the element is read as far as it
 * goes by parser/xml, which knows no faults. An item comes without the
 * declarations of its document, so names keep their prefixes (SAX 1) and only
 * the entities of XML itself are known.
 */
#include <config.h>

#include "parser/xml_read.h"

#include "base/buf.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <limits.h>

void xml_setup(void)
{
    xmlInitParser();
}

void xml_cleanup(void)
{
    xmlCleanupParser();
}

static void on_text(void *data, const xmlChar *p, int n)
{
    buf_mem(data, (const char *)p, (size_t)n);
}

static xmlEntityPtr on_entity(void *data, const xmlChar *name)
{
    (void)data;
    return xmlGetPredefinedEntity(name);
}

static void on_error(void *data, const char *format, ...)
{
    (void)data;
    (void)format;
}

/* False if it is not well-formed. */
static bool read_all(struct str all, struct buf *out)
{
    xmlParserCtxtPtr c = xmlCreateMemoryParserCtxt(all.p, (int)all.n);
    if (!c)
        return false;
    xmlSAXHandler *sax = c->sax;
    memset(sax, 0, sizeof *sax);
    sax->characters = on_text;
    sax->ignorableWhitespace = on_text;
    sax->cdataBlock = on_text;
    sax->getEntity = on_entity;
    sax->error = on_error;
    sax->warning = on_error;
    c->userData = out;
    xmlCtxtUseOptions(c, XML_PARSE_NONET | XML_PARSE_NOERROR |
                             XML_PARSE_NOWARNING | XML_PARSE_HUGE);
    xmlParseDocument(c);
    bool good = c->wellFormed;
    xmlFreeParserCtxt(c);
    return good;
}

struct str xml_content(struct arena *a, const struct xml_element *e)
{
    struct buf out = { 0 };
    struct str s;
    if (e->all.n < INT_MAX && read_all(e->all, &out))
        s = arena_str(a, str_trim(buf_str(&out)));
    else
        s = xml_text(a, e->inner);
    buf_free(&out);
    return s;
}
