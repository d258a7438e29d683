/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-shown.h"

CarnetId
carnet_shown_id (const CarnetWrites *shown, const char *key)
{
  CarnetId    none = { { 0 } };
  CarnetValue value;

  return carnet_writes_find (shown, key, &value) ? carnet_value_get_id (&value) : none;
}

const char *
carnet_shown_word (const CarnetWrites *shown, const char *key, const char *const *words)
{
  const char *text = carnet_writes_find_text (shown, key);

  return text != NULL && g_strv_contains (words, text) ? text : NULL;
}

void
carnet_xml_write_shown_id (CarnetXmlWriter    *writer,
                           const char         *attribute,
                           const CarnetWrites *shown,
                           const char         *key)
{
  CarnetId id = carnet_shown_id (shown, key);

  carnet_xml_writer_attribute_id (writer, attribute, &id);
}

void
carnet_xml_write_shown_count (CarnetXmlWriter    *writer,
                              const char         *attribute,
                              const CarnetWrites *shown,
                              const char         *key)
{
  CarnetValue value;
  gint64      count = carnet_writes_find (shown, key, &value) ? carnet_value_get_integer (&value, -1) : -1;

  if (count >= 0 && count <= G_MAXUINT32)
    carnet_xml_writer_attribute_integer (writer, attribute, count);
}
