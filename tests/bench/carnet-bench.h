/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What every benchmark shares: times, percentiles, one JSON object per line. */

/** BENCH_TRY: stops the program when @call, which takes `&error`, returns false. */
#define BENCH_TRY(call)                                                                                      \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    GError *error = NULL;                                                                                    \
    if (!(call))                                                                                             \
      g_error ("%s: %s", #call, error != NULL ? error->message : "failed without a reason");                 \
  }                                                                                                          \
  G_STMT_END

/**
 * BenchFigure:
 * @figure, @floor: in @unit, both measured in this run
 * @floor_name: what the floor is
 * @goal: (nullable): the bound on their ratio, such as "<= 1.3"
 */
typedef struct
{
  const char *name;
  guint       size;
  double      figure;
  const char *unit;
  double      floor;
  const char *floor_name;
  const char *goal;
} BenchFigure;

/** bench_print: one line of JSON on standard output. */
void bench_print (const BenchFigure *figure);

/** bench_now: monotonic milliseconds. */
double bench_now (void);

/** BenchFunc: the thing measured, once; @round counts from 0. */
typedef void (*BenchFunc) (gpointer data, guint round);

/** BenchTimes: (element-type double) milliseconds of each round. */
typedef GArray BenchTimes;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchTimes, g_array_unref)

/**
 * bench_interleave:
 * @funcs: (array length=n): each is run in every round, one after the other, so
 *   that a machine that slows down slows all of them
 * @rounds: counted; one more is run first and forgotten; 0: one alone, counted
 * Returns: (transfer full) (array length=n) (element-type BenchTimes)
 */
GPtrArray *bench_interleave (const BenchFunc *funcs, guint n, gpointer data, guint rounds);
/** bench_interleave_after: the same; @before is called before each, and not counted. */
GPtrArray *
bench_interleave_after (BenchFunc before, const BenchFunc *funcs, guint n, gpointer data, guint rounds);

/** bench_percentile: @part of 1: 0.5 is the median. */
double bench_percentile (const BenchTimes *times, double part);
#define bench_median(times) bench_percentile (times, 0.5)

/** bench_folder: where files are made: CARNET_BENCH_DIR, which must be set: they are large. */
const char *bench_folder (void);
/** bench_file: (transfer full): a path in bench_folder(), with nothing there. */
char *bench_file (const char *name);

/** bench_private_kb: the private memory of this process, in kB. */
double bench_private_kb (void);
/** bench_reset_peak: forgets the highest resident memory so far. */
void bench_reset_peak (void);
/** bench_peak_kb, bench_resident_kb: resident memory: the highest since, and now. */
double bench_peak_kb (void);
double bench_resident_kb (void);

/* -- The benchmarks: each is run for every size -------------------------------------- */

/** bench_start_anew: @path is a copy of @base again. */
void bench_start_anew (const char *base, const char *path);
/** bench_settle: waits until @path is on the disk: what is measured next would wait for it. */
void bench_settle (const char *path);
/** bench_forget: the same, and lets the system's cache go of it: several large files would drive each other
 * out, and what is measured is not the disk. */
void bench_forget (const char *path);

void bench_diff (guint size);
void bench_intake (guint size);
void bench_open (guint size);
void bench_seal (guint size);
void bench_search (guint size);
void bench_verify (guint size);
void bench_merge (guint size);
/** bench_merge_files: makes what bench_merge() merges, the base first, and prints their names: for profilers.
 */
void bench_merge_files (guint size);
void bench_merge_small (guint size);
void bench_memory (guint size);
void bench_xml (guint size);
/** bench_memory_child: what bench_memory() starts anew, to measure a process of its own. */
int bench_memory_child (const char *what, guint size);
/** bench_merge_child: what bench_merge() starts anew for the same reason: merges the files from the second
 * argument on into the first. */
int bench_merge_child (int argc, char **argv);
/** bench_merge_small_child: what bench_merge_small() starts anew: merges the second into the first, and
 * prints how long reading and comparing took, and applying, in ms. */
int bench_merge_small_child (char **argv);

G_END_DECLS
