/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-bench.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

double
bench_now (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

static void
print_number (const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  printf (", \"%s\": %s", name, g_ascii_formatd (text, sizeof text, "%.4g", value));
}

void
bench_print (const BenchFigure *figure)
{
  printf ("{\"name\": \"%s\", \"size\": %u", figure->name, figure->size);
  print_number ("figure", figure->figure);
  printf (", \"unit\": \"%s\"", figure->unit);
  print_number ("floor", figure->floor);
  printf (", \"floor_name\": \"%s\"", figure->floor_name);
  print_number ("ratio", figure->figure / figure->floor);
  if (figure->goal != NULL)
    printf (", \"goal\": \"%s\"", figure->goal);
  printf ("}\n");
  fflush (stdout);
}

GPtrArray *
bench_interleave_after (BenchFunc before, const BenchFunc *funcs, guint n, gpointer data, guint rounds)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (all, g_array_new (FALSE, FALSE, sizeof (double)));
  for (guint round = 0; round <= rounds; round++)
    for (guint i = 0; i < n; i++)
      {
        double begin, took;

        before (data, round);
        begin = bench_now ();
        funcs[i](data, round);
        took = bench_now () - begin;
        if (round > 0 || rounds == 0)
          g_array_append_val (all->pdata[i], took);
      }
  return all;
}

static void
do_nothing (gpointer data, guint round)
{
}

GPtrArray *
bench_interleave (const BenchFunc *funcs, guint n, gpointer data, guint rounds)
{
  return bench_interleave_after (do_nothing, funcs, n, data, rounds);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return first < second ? -1 : first > second;
}

double
bench_percentile (const BenchTimes *times, double part)
{
  g_autoptr (BenchTimes) sorted = g_array_copy ((GArray *)times);

  g_return_val_if_fail (times->len > 0, NAN);

  g_array_sort (sorted, compare_doubles);
  return g_array_index (sorted, double, (guint)((sorted->len - 1) * part + 0.5));
}

const char *
bench_folder (void)
{
  const char *folder = g_getenv ("CARNET_BENCH_DIR");

  if (folder == NULL)
    g_error ("CARNET_BENCH_DIR must name the folder to make files in: README.md");
  g_mkdir_with_parents (folder, 0700);
  return folder;
}

char *
bench_file (const char *name)
{
  char *path = g_build_filename (bench_folder (), name, NULL);

  g_unlink (path);
  return path;
}

/* -- Memory ------------------------------------------------------------------------- */

/* The sum of the lines of @path that begin with one of @names. */
static double
sum_lines (const char *path, const char *const *names)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  double sum = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_error ("%s cannot be read", path);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    for (guint j = 0; names[j] != NULL; j++)
      if (g_str_has_prefix (lines[i], names[j]))
        sum += g_ascii_strtod (lines[i] + strlen (names[j]), NULL);
  return sum;
}

double
bench_private_kb (void)
{
  static const char *const names[] = { "Private_Clean:", "Private_Dirty:", NULL };

  return sum_lines ("/proc/self/smaps_rollup", names);
}

void
bench_reset_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file == NULL || fputs ("5", file) < 0 || fclose (file) != 0)
    g_error ("/proc/self/clear_refs cannot be written to");
}

double
bench_peak_kb (void)
{
  static const char *const names[] = { "VmHWM:", NULL };

  return sum_lines ("/proc/self/status", names);
}

double
bench_resident_kb (void)
{
  static const char *const names[] = { "VmRSS:", NULL };

  return sum_lines ("/proc/self/status", names);
}

void
bench_start_anew (const char *base, const char *path)
{
  g_autoptr (GFile) from = g_file_new_for_path (base);
  g_autoptr (GFile) to = g_file_new_for_path (path);

  BENCH_TRY (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error));
}

void
bench_settle (const char *path)
{
  int file = open (path, O_RDONLY);

  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (fsync (file), ==, 0);
  close (file);
}

void
bench_forget (const char *path)
{
  int file;

  bench_settle (path);
  file = open (path, O_RDONLY);
  g_assert_cmpint (posix_fadvise (file, 0, 0, POSIX_FADV_DONTNEED), ==, 0);
  close (file);
}
