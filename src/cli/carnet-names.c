/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-names.h"

struct _CliNames
{
  CarnetProgramme *programme;
  GPtrArray       *territories;
  GPtrArray       *people;
  GPtrArray       *themes;
  GPtrArray       *actors;
};

CliNames *
cli_names_load (Cli *cli, GError **error)
{
  g_autoptr (CliNames) self = g_new0 (CliNames, 1);

  self->programme = carnet_logbook_load_programme (cli->logbook, error);
  self->territories = self->programme != NULL ? carnet_logbook_list_territories (cli->logbook, error) : NULL;
  self->people = self->territories != NULL ? carnet_logbook_list_people (cli->logbook, error) : NULL;
  self->themes = self->people != NULL ? carnet_logbook_list_themes (cli->logbook, error) : NULL;
  self->actors = self->themes != NULL ? carnet_logbook_list_actors (cli->logbook, error) : NULL;
  return self->actors != NULL ? g_steal_pointer (&self) : NULL;
}

void
cli_names_free (CliNames *self)
{
  g_clear_pointer (&self->programme, carnet_programme_unref);
  g_clear_pointer (&self->territories, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->themes, g_ptr_array_unref);
  g_clear_pointer (&self->actors, g_ptr_array_unref);
  g_free (self);
}

const CarnetProgramme *
cli_names_get_programme (CliNames *self)
{
  return self->programme;
}

const CarnetTerritory *
cli_names_find_territory (CliNames *self, const CarnetId *id)
{
  for (guint i = 0; i < self->territories->len; i++)
    {
      const CarnetTerritory *territory = self->territories->pdata[i];

      if (carnet_id_equal (&territory->id, id))
        return territory;
    }
  return NULL;
}

const char *
cli_names_find_person (CliNames *self, const CarnetId *id)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      const CarnetPerson *person = self->people->pdata[i];

      if (carnet_id_equal (&person->id, id))
        return person->name;
    }
  return NULL;
}

const char *
cli_names_find_theme (CliNames *self, const CarnetId *id)
{
  for (guint i = 0; i < self->themes->len; i++)
    {
      const CarnetTheme *theme = self->themes->pdata[i];

      if (carnet_id_equal (&theme->id, id))
        return theme->label;
    }
  return NULL;
}

const char *
cli_names_find_actor (CliNames *self, const CarnetId *id)
{
  for (guint i = 0; i < self->actors->len; i++)
    {
      const CarnetActor *actor = self->actors->pdata[i];

      if (carnet_id_equal (&actor->id, id))
        return actor->name;
    }
  return NULL;
}

const char *
cli_names_find_section (CliNames *self, const CarnetId *id)
{
  g_autofree char     *hex = carnet_id_to_string (id);
  const CarnetSection *section = carnet_programme_find_section (self->programme, hex);

  return section != NULL ? section->label : NULL;
}
