/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "log/carnet-revision.h"
#include "store/carnet-store.h"

G_BEGIN_DECLS

/** bench_sample_revisions: (transfer full) (element-type CarnetRevision): a programme with its milestones,
 * people, territories, themes and @size observations of about 1 kB, one in ten of them edited once: the
 * same at every run. */
GPtrArray *bench_sample_revisions (guint size);
/** bench_sample_notebook: (transfer full) (element-type CarnetRevision): @n other observations, edited as
 * often, of one of these people about their territory, whatever the size: what one catalyst sends. */
GPtrArray *bench_sample_notebook (guint n);

/** bench_sample_store: takes @revisions into a new file at @path. */
void bench_sample_store (const char *path, GPtrArray *revisions);

/** bench_sample_path: (transfer full): a logbook of @size observations, made unless this very program has
 * already. Not to be written to. */
char *bench_sample_path (guint size);
/** bench_sample_copy: (transfer full): a copy of it, to write to. */
char *bench_sample_copy (guint size, const char *name);

/** bench_sample_list: (transfer full) (element-type CarnetId): the @n newest observations of @path. */
GPtrArray *bench_sample_list (const char *path, guint n);

G_END_DECLS
