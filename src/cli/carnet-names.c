/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-names.h"

struct _CliNames
{
  CarnetProgramme *programme;
  GPtrArray       *territories;
  CarnetNames     *all;
};

CliNames *
cli_names_load (Cli *cli, GError **error)
{
  g_autoptr (CliNames) self = g_new0 (CliNames, 1);

  self->programme = carnet_logbook_load_programme (cli->logbook, error);
  self->territories = self->programme != NULL ? carnet_logbook_list_territories (cli->logbook, error) : NULL;
  self->all = self->territories != NULL ? carnet_logbook_load_names (cli->logbook, error) : NULL;
  return self->all != NULL ? g_steal_pointer (&self) : NULL;
}

void
cli_names_free (CliNames *self)
{
  g_clear_pointer (&self->programme, carnet_programme_unref);
  g_clear_pointer (&self->territories, g_ptr_array_unref);
  g_clear_pointer (&self->all, carnet_names_unref);
  g_free (self);
}

const CarnetNames *
cli_names_get_all (CliNames *self)
{
  return self->all;
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
cli_names_find_section (CliNames *self, const CarnetId *id)
{
  g_autofree char     *hex = carnet_id_to_string (id);
  const CarnetSection *section = carnet_programme_find_section (self->programme, hex);

  return section != NULL ? section->label : NULL;
}
