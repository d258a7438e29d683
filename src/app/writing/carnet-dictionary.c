/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "writing/carnet-dictionary.h"

#include <enchant.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/carnet-error.h"

struct _CarnetDictionary
{
  EnchantBroker *broker;
  EnchantDict   *words; /* (nullable): of the language */
  EnchantDict   *added; /* (nullable): when there is a file of them */
  char          *path;
};

static void
open_added (CarnetDictionary *self)
{
  if (!self->added && g_file_test (self->path, G_FILE_TEST_EXISTS))
    self->added = enchant_broker_request_pwl_dict (self->broker, self->path);
}

CarnetDictionary *
carnet_dictionary_new (const char *path)
{
  CarnetDictionary *self = g_new0 (CarnetDictionary, 1);

  self->broker = enchant_broker_init ();
  self->path = g_strdup (path);
  open_added (self);
  return self;
}

void
carnet_dictionary_free (CarnetDictionary *self)
{
  if (self->words)
    enchant_broker_free_dict (self->broker, self->words);
  if (self->added)
    enchant_broker_free_dict (self->broker, self->added);
  enchant_broker_free (self->broker);
  g_free (self->path);
  g_free (self);
}

/* -- Languages ----------------------------------------------------------------------- */

static void
list_cb (const char *const tag,
         const char *const provider,
         const char *const description,
         const char *const file,
         void             *user_data)
{
  GPtrArray *list = user_data;
  /* Its dictionaries are one under the names of seven countries. */
  const char *language = g_str_has_prefix (tag, "fr_") ? "fr" : tag;

  if (!g_ptr_array_find_with_equal_func (list, language, g_str_equal, NULL))
    g_ptr_array_add (list, g_strdup (language));
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

char **
carnet_dictionary_list (CarnetDictionary *self)
{
  GPtrArray *list = g_ptr_array_new ();

  enchant_broker_list_dicts (self->broker, list_cb, list);
  g_ptr_array_sort (list, compare_cb);
  g_ptr_array_add (list, NULL);
  return (char **)g_ptr_array_free (list, FALSE);
}

gboolean
carnet_dictionary_open (CarnetDictionary *self, const char *language)
{
  if (self->words)
    enchant_broker_free_dict (self->broker, self->words);
  self->words = *language ? enchant_broker_request_dict (self->broker, language) : NULL;
  return self->words != NULL;
}

/* -- Words --------------------------------------------------------------------------- */

gboolean
carnet_dictionary_check (CarnetDictionary *self, const char *word)
{
  return !self->words || enchant_dict_check (self->words, word, -1) <= 0
         || (self->added && enchant_dict_check (self->added, word, -1) == 0);
}

char **
carnet_dictionary_suggest (CarnetDictionary *self, const char *word)
{
  gsize  n = 0;
  char **found, **words;

  if (carnet_dictionary_check (self, word))
    return NULL;
  found = enchant_dict_suggest (self->words, word, -1, &n);
  words = g_new0 (char *, n + 1);
  for (gsize i = 0; i < n; i++)
    words[i] = g_strdup (found[i]);
  if (found)
    enchant_dict_free_string_list (self->words, found);
  return words;
}

static gboolean
set_error (const char *path, GError **error)
{
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_IO, _ ("The word cannot be added to “%s”: %s."), path,
               g_strerror (errno));
  return FALSE;
}

/* Enchant says nothing when it cannot write. */
gboolean
carnet_dictionary_add (CarnetDictionary *self, const char *word, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  FILE            *file;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return set_error (folder, error);
  file = g_fopen (self->path, "ae");
  if (!file)
    return set_error (self->path, error);
  fclose (file);
  open_added (self);
  if (self->added)
    enchant_dict_add (self->added, word, -1);
  if (!self->added || enchant_dict_check (self->added, word, -1) != 0)
    return set_error (self->path, error);
  return TRUE;
}

char **
carnet_dictionary_list_added (CarnetDictionary *self)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *words = g_ptr_array_new ();

  if (g_file_get_contents (self->path, &text, NULL, NULL))
    lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines && lines[i]; i++)
    if (*g_strstrip (lines[i]) && *lines[i] != '#' && g_utf8_validate (lines[i], -1, NULL))
      g_ptr_array_add (words, g_strdup (lines[i]));
  g_ptr_array_sort (words, compare_cb);
  g_ptr_array_add (words, NULL);
  return (char **)g_ptr_array_free (words, FALSE);
}

gboolean
carnet_dictionary_remove (CarnetDictionary *self, const char *word, GError **error)
{
  g_auto (GStrv) left = NULL;

  if (self->added)
    enchant_dict_remove (self->added, word, -1);
  left = carnet_dictionary_list_added (self);
  if (!g_strv_contains ((const char *const *)left, word))
    return TRUE;
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_IO, _ ("The word cannot be removed from “%s”."), self->path);
  return FALSE;
}

void
carnet_dictionary_ignore (CarnetDictionary *self, const char *word)
{
  if (self->words)
    enchant_dict_add_to_session (self->words, word, -1);
}
