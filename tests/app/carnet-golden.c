/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-golden.h"

#include <adwaita.h>

/* Of the pictures kept, half the pixels on screen: what moves by less than that is not seen. */
#define BLOCK 4
/* Of 255, in the mean of a block: more than rounding (4) and other antialiasing, less than a thin stroke that
 * left or came. */
#define TOLERANCE 8
#define STEP 8

typedef struct
{
  guchar *pixels;
  int     stride;
  int     width;
  int     height;
} Pixels;

static Pixels
pixels_of (cairo_surface_t *surface)
{
  cairo_surface_flush (surface);
  return (Pixels){ cairo_image_surface_get_data (surface), cairo_image_surface_get_stride (surface),
                   cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface) };
}

/* The mean of a channel over a square. */
static int
mean (const Pixels *pixels, int left, int top, int side, int channel)
{
  const int right = MIN (left + side, pixels->width), bottom = MIN (top + side, pixels->height);
  int       sum = 0;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      sum += pixels->pixels[y * pixels->stride + 4 * x + channel];
  return sum / ((right - left) * (bottom - top));
}

static cairo_surface_t *
new_surface (int width, int height)
{
  return cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
}

cairo_surface_t *
carnet_golden_shrink (const char *path)
{
  cairo_surface_t *whole = cairo_image_surface_create_from_png (path), *half;
  Pixels           from = pixels_of (whole), to;

  g_assert_cmpint (cairo_surface_status (whole), ==, CAIRO_STATUS_SUCCESS);
  half = new_surface ((from.width + 1) / 2, (from.height + 1) / 2);
  to = pixels_of (half);
  for (int y = 0; y < to.height; y++)
    for (int x = 0; x < to.width; x++)
      for (int channel = 0; channel < 3; channel++)
        to.pixels[y * to.stride + 4 * x + channel] = (guchar)mean (&from, 2 * x, 2 * y, 2, channel);
  cairo_surface_mark_dirty (half);
  cairo_surface_destroy (whole);
  return half;
}

void
carnet_golden_save (cairo_surface_t *picture, const char *path)
{
  Pixels pixels = pixels_of (picture);

  for (int y = 0; y < pixels.height; y++)
    for (int x = 0; x < 4 * pixels.width; x++)
      {
        guchar *value = &pixels.pixels[y * pixels.stride + x];

        *value = (guchar)MIN ((*value + STEP / 2) / STEP * STEP, 255);
      }
  cairo_surface_mark_dirty (picture);
  g_assert_cmpint (cairo_surface_write_to_png (picture, path), ==, CAIRO_STATUS_SUCCESS);
}

cairo_surface_t *
carnet_golden_load (const char *path)
{
  cairo_surface_t *picture;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  picture = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (picture), ==, CAIRO_STATUS_SUCCESS);
  return picture;
}

static gboolean
differs (const Pixels *before, const Pixels *after, int x, int y)
{
  for (int channel = 0; channel < 3; channel++)
    if (ABS (mean (before, x, y, BLOCK, channel) - mean (after, x, y, BLOCK, channel)) > TOLERANCE)
      return TRUE;
  return FALSE;
}

/* Each block that differs framed in red, over both. */
static void
frame (cairo_t *cr, int width, int x, int y)
{
  cairo_set_source_rgb (cr, 0.9, 0, 0);
  cairo_set_line_width (cr, 1);
  for (int side = 0; side < 2; side++)
    cairo_rectangle (cr, side * width + x + 0.5, y + 0.5, BLOCK - 1, BLOCK - 1);
  cairo_stroke (cr);
}

static cairo_t *
put_side_by_side (cairo_surface_t *golden, cairo_surface_t *picture)
{
  Pixels           before = pixels_of (golden), after = pixels_of (picture);
  cairo_surface_t *both = new_surface (before.width + after.width, MAX (before.height, after.height));
  cairo_t         *cr = cairo_create (both);

  cairo_set_source_surface (cr, golden, 0, 0);
  cairo_paint (cr);
  cairo_set_source_surface (cr, picture, before.width, 0);
  cairo_paint (cr);
  cairo_surface_destroy (both);
  return cr;
}

guint
carnet_golden_compare (cairo_surface_t *golden, cairo_surface_t *picture, cairo_surface_t **difference)
{
  cairo_t *cr = put_side_by_side (golden, picture);
  Pixels   before = pixels_of (golden), after = pixels_of (picture);
  guint    n = 0;

  if (before.width != after.width || before.height != after.height)
    n = G_MAXUINT;
  for (int y = 0; n < G_MAXUINT && y < before.height; y += BLOCK)
    for (int x = 0; x < before.width; x += BLOCK)
      if (differs (&before, &after, x, y))
        {
          frame (cr, before.width, x, y);
          n++;
        }
  *difference = cairo_surface_reference (cairo_get_target (cr));
  cairo_destroy (cr);
  return n;
}

/* The file that fontconfig takes for a family, and its version. */
static char *
describe_font (const char *family)
{
  const char *const argv[] = { "fc-match", "-f", "%{family[0]} %{fontversion}", family, NULL };
  char             *said = NULL;

  if (!g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL, NULL, NULL))
    said = g_strdup ("fc-match is missing");
  return said;
}

char *
carnet_golden_describe_machine (void)
{
  g_autofree char *words = describe_font ("Cantarell");
  g_autofree char *others = describe_font ("sans-serif");
  g_autofree char *figures = describe_font ("monospace");

  return g_strdup_printf ("GTK %u.%u.%u\nlibadwaita %u.%u.%u\nPango %s\ncairo %s\nCantarell: %s\nsans-serif: "
                          "%s\nmonospace: %s\n",
                          gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
                          adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (),
                          pango_version_string (), cairo_version_string (), words, others, figures);
}
