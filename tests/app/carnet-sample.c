/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Observations for tests and pictures. They are invented, and their texts say so. */
#include "carnet-app-test.h"

typedef struct
{
  const char *title;
  const char *facts;
  int         impacts[CARNET_N_IMPACTS];
} Sample;

static const Sample SAMPLES[] = {
  { "Les dirigeants parlent enfin de leurs fragilités",
    "Exemple inventé. Trois patrons disent publiquement ce qui ne marche pas chez eux. La salle se tait, "
    "puis "
    "les associations répondent.",
    { 1, 2, 3 } },
  { "Un même mot, deux sens : « mécénat »",
    "Exemple inventé. Pour l’entreprise c’est un don, pour l’association c’est une commande. Personne ne "
    "l’avait dit.",
    { 2, 1, 1 } },
  { "Le tiers-lieu accueille son premier conseil",
    "Exemple inventé. Réunion du conseil de quartier dans l’ancien garage. Vingt-deux personnes, dont neuf "
    "nouvelles.",
    { 1, 3, 2 } },
  { "Report du comité faute de référent",
    "Exemple inventé. La collectivité n’a plus d’interlocuteur depuis juin. Le dossier attend la rentrée.",
    { 1, 0, 0 } },
  { "Une convention signée à quatre",
    "Exemple inventé. Deux associations, une PME et l’Eurométropole signent pour trois ans, avec un pot "
    "commun.",
    { 3, 2, 2 } },
  { "Les horaires d’usine dictent l’agenda",
    "Exemple inventé. Les réunions de 14 h excluent les équipes postées. Premier essai à 18 h 30 le 2 août.",
    { 2, 1, 1 } },
  { "Qui garde la mémoire du projet ?",
    "Exemple inventé. La chargée de mission part en septembre ; personne n’a les comptes rendus.",
    { 1, 0, 2 } },
};

static const char *const TERRITORIES[][3] = {
  { "epci", "200040244", "CA du Bocage Bressuirais" },
  { "epci", "200071165", "CA Les Sables d’Olonne Agglomération" },
  { "commune", "94018", "Charenton-le-Pont" },
  { "epci", "246700488", "Eurométropole de Strasbourg" },
  { "epci", "243700754", "Tours Métropole Val de Loire" },
  { "epci", "200000172", "CC Faucigny - Glières" },
};

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
ensure_territories (CarnetLogbook *logbook, CarnetId *ids)
{
  for (guint i = 0; i < G_N_ELEMENTS (TERRITORIES); i++)
    {
      g_autoptr (CarnetTerritory) territory = carnet_territory_new ();
      g_autoptr (GError) error = NULL;

      set (&territory->kind, TERRITORIES[i][0]);
      set (&territory->code, TERRITORIES[i][1]);
      set (&territory->name, TERRITORIES[i][2]);
      set (&territory->vintage, "2026");
      territory->id = carnet_territory_id_for ("2026", territory->kind, territory->code);
      carnet_logbook_ensure_territory (logbook, territory, &ids[i], &error);
      g_assert_no_error (error);
    }
}

static void
write_one (CarnetLogbook   *logbook,
           CarnetProgramme *programme,
           const CarnetId  *territory,
           guint            n,
           CarnetDate       date)
{
  const Sample        *sample = &SAMPLES[n % G_N_ELEMENTS (SAMPLES)];
  const CarnetSection *section = programme->sections->pdata[0];
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *day = carnet_date_to_iso (date);
  g_autofree char *section_id = carnet_id_to_string (&section->id);
  g_autofree char *key = g_strconcat (CARNET_PREFIX_TEXT, section_id, NULL);
  CarnetId         id = { 0 };

  carnet_writes_set_line (writes, CARNET_KEY_TITLE, sample->title);
  carnet_writes_set_text (writes, CARNET_KEY_DATE, day);
  carnet_writes_set_text (writes, key, sample->facts);
  carnet_writes_set_id (writes, CARNET_KEY_TERRITORY, territory);
  for (guint i = 0; i < CARNET_N_IMPACTS; i++)
    carnet_writes_set_integer (writes, carnet_impact_get_key (i), sample->impacts[i]);
  carnet_writes_set_text (
      writes, CARNET_KEY_REVIEW,
      carnet_review_to_string (n % 4 == 3 ? CARNET_REVIEW_TO_REVIEW : CARNET_REVIEW_VALIDATED));
  carnet_writes_set_text (writes, CARNET_KEY_VISIBILITY,
                          carnet_visibility_to_string (CARNET_VISIBILITY_PUBLISHABLE));
  for (guint i = 0; i < programme->milestones->len; i++)
    {
      const CarnetMilestone *milestone = programme->milestones->pdata[i];

      if (milestone->when.precision == CARNET_WHEN_DAY && milestone->when.first == date)
        carnet_writes_set_id (writes, CARNET_KEY_MILESTONE, &milestone->id);
    }
  carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

void
carnet_sample_write (CarnetLogbook *logbook)
{
  static const guint counts[] = { 9, 14, 11, 3, 8 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (logbook, &error);
  CarnetId territories[G_N_ELEMENTS (TERRITORIES)];
  guint    n = 0;

  g_assert_no_error (error);
  ensure_territories (logbook, territories);
  for (guint m = 0; m < G_N_ELEMENTS (counts); m++)
    for (guint i = 0; i < counts[m]; i++, n++)
      {
        const CarnetDate first = carnet_month_first_day (programme->start + (CarnetMonth)m);
        /* The first three of a month fall on its fifth day, that of the seminar. */
        const CarnetDate date = first + (i < 3 ? 4 : 3 + 2 * i % 24);

        write_one (logbook, programme, &territories[(n * 5 + m) % G_N_ELEMENTS (territories)], n, date);
      }
}

CarnetId
carnet_sample_write_apart (CarnetLogbook *logbook, const char *name, CarnetId *observation)
{
  g_autoptr (CarnetWrites) territory = carnet_writes_new ();
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id;

  memset (&id, 0xff, sizeof id);
  *observation = (CarnetId){ { 0 } };
  carnet_writes_set_text (territory, CARNET_KEY_NAME, name);
  carnet_writes_set_text (territory, CARNET_KEY_KIND, "free");
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_TERRITORY, NULL, territory, NULL, NULL));
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Vu là-bas");
  carnet_writes_set_text (writes, CARNET_KEY_DATE, "2018-08-07");
  carnet_writes_set_id (writes, CARNET_KEY_TERRITORY, &id);
  g_assert_true (
      carnet_logbook_write (logbook, observation, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
  return id;
}
