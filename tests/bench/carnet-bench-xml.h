/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The floors of the exchange: libxml2 as it comes. */

/** BenchEvents: a document in memory: what to tell a writer, in order. */
typedef struct _BenchEvents BenchEvents;

BenchEvents *bench_events_load (const char *path);
void         bench_events_free (BenchEvents *self);
void         bench_events_write (const BenchEvents *self, const char *path);

/** bench_xml_read: walks @path with a reader, touching every name and value. @schema: (nullable): validates
 * by it too. */
void bench_xml_read (const char *path, const char *schema);

/** bench_xml_push: feeds @path to a push parser whose handlers do nothing, validating by @schema. */
void bench_xml_push (const char *path, const char *schema);

G_END_DECLS
