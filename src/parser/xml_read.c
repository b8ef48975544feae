/* SPDX-License-Identifier: MIT */
/*
 * libxml2's SAX parser over one element, its text put into a buffer. It says
 * of every fault that there was one; then the element is read as far as it
 * goes by parser/xml, which knows no faults. An item comes without the
 * declarations of its document, so names keep their prefixes (SAX 1) and only
 * the entities of XML itself are known.
 *
 * The library is loaded when the first element is read, which most readers
 * never come to: with what it needs itself it takes longer to load than all
 * the rest of a start. It stays until the program ends. Its headers tell how
 * its structures lie, so that only the file that belongs to them will do; if
 * that is not there, every element is read by parser/xml.
 */
#include <config.h>

#include "parser/xml_read.h"

#include "base/buf.h"
#include "base/library.h"
#include "base/pool.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <limits.h>

#if LIBXML_VERSION >= 21400
#define NUMBER "16"
#else
#define NUMBER "2"
#endif

/* What is called of it; whole is false until all of that was found. */
static struct {
    void (*init)(void);
    xmlParserCtxtPtr (*create)(const char *text, int n);
    int (*options)(xmlParserCtxtPtr, int options);
    int (*parse)(xmlParserCtxtPtr);
    void (*free)(xmlParserCtxtPtr);
    xmlEntityPtr (*entity)(const xmlChar *name);
    bool whole;
    struct once loaded;
} lib;

static void load(void)
{
    static const char *const names[] = { "libxml2.so." NUMBER,
                                         "libxml2." NUMBER ".dylib" };
    struct library *l = library_open(names, sizeof names / sizeof *names);
    lib.whole = l && library_find(l, "xmlInitParser", &lib.init) &&
                library_find(l, "xmlCreateMemoryParserCtxt", &lib.create) &&
                library_find(l, "xmlCtxtUseOptions", &lib.options) &&
                library_find(l, "xmlParseDocument", &lib.parse) &&
                library_find(l, "xmlFreeParserCtxt", &lib.free) &&
                library_find(l, "xmlGetPredefinedEntity", &lib.entity);
    if (lib.whole)
        lib.init();
}

static void on_text(void *data, const xmlChar *p, int n)
{
    buf_mem(data, (const char *)p, (size_t)n);
}

static xmlEntityPtr on_entity(void *data, const xmlChar *name)
{
    (void)data;
    return lib.entity(name);
}

static void on_error(void *data, const char *format, ...)
{
    (void)data;
    (void)format;
}

/* False if it is not well-formed. */
static bool read_all(struct str all, struct buf *out)
{
    xmlParserCtxtPtr c = lib.create(all.p, (int)all.n);
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
    lib.options(c, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                       XML_PARSE_HUGE);
    lib.parse(c);
    bool good = c->wellFormed;
    lib.free(c);
    return good;
}

struct str xml_content(struct arena *a, const struct xml_element *e)
{
    struct buf out = { 0 };
    struct str s;
    once_run(&lib.loaded, load);
    if (lib.whole && e->all.n < INT_MAX && read_all(e->all, &out))
        s = arena_str(a, str_trim(buf_str(&out)));
    else
        s = xml_text(a, e->inner);
    buf_free(&out);
    return s;
}
