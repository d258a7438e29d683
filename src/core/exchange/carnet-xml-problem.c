/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-problem.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-error.h"

/* libxml2 keeps names in its message alone: « Element '{urn:…}date', attribute 'day': … ». */
static char *
name_after (const char *message, const char *word)
{
  g_autofree char *start = g_strconcat (word, " '", NULL);
  const char      *name = strstr (message, start);
  const char      *space, *end;

  if (name == NULL)
    return g_strdup ("?");
  name += strlen (start);
  end = strchr (name, '\'');
  space = strchr (name, '}');
  if (end != NULL && space != NULL && space < end)
    name = space + 1;
  return end != NULL ? g_strndup (name, MIN (end - name, 64)) : g_strdup ("?");
}

static char *
describe_validity (const xmlError *problem)
{
  const char      *message = problem->message != NULL ? problem->message : "";
  g_autofree char *element = name_after (message, "Element");
  g_autofree char *attribute = name_after (message, "attribute");
  g_autofree char *Attribute = name_after (message, "The attribute");

  switch (problem->code)
    {
    case XML_SCHEMAV_CVC_ELT_1:
      return g_strdup_printf (_ ("“%s” begins no document of Carnet de bord"), element);
    case XML_SCHEMAV_ELEMENT_CONTENT:
      if (strstr (message, "Missing child") != NULL)
        return g_strdup_printf (_ ("something is missing in the element “%s”"), element);
      return g_strdup_printf (_ ("the element “%s” is not expected here"), element);
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
      return g_strdup_printf (_ ("the element “%s” may not have the attribute “%s”"), element, attribute);
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
      return g_strdup_printf (_ ("the element “%s” lacks the attribute “%s”"), element, Attribute);
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
      return g_strdup_printf (_ ("the element “%s” may not hold text of its own"), element);
    default:
      if (attribute[0] != '?')
        return g_strdup_printf (_ ("the attribute “%s” of “%s” has an impossible value"), attribute, element);
      return g_strdup_printf (_ ("the element “%s” has an impossible content"), element);
    }
}

static gboolean
is_validity (const xmlError *problem)
{
  return problem->domain == XML_FROM_SCHEMASV;
}

/* Its own words are English, and differ from one version to the next. */
static const char *
describe_form (int code)
{
  switch (code)
    {
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_CHARREF:
      return _ ("it holds a character that XML does not allow");
    case XML_ERR_UNDECLARED_ENTITY:
      return _ ("it holds an entity that nothing declares");
    case XML_ERR_ATTRIBUTE_REDEFINED:
      return _ ("an element has the same attribute twice");
    case XML_ERR_TAG_NAME_MISMATCH:
      return _ ("an element is not closed by its name");
    default:
      return _ ("it is not well-formed XML");
    }
}

char *
carnet_xml_problem_describe (const xmlError *problem)
{
  return is_validity (problem) ? describe_validity (problem) : g_strdup (describe_form (problem->code));
}

int
carnet_xml_problem_code (const xmlError *problem)
{
  return is_validity (problem) && problem->code == XML_SCHEMAV_CVC_ELT_1 ? CARNET_ERROR_NOT_A_LOGBOOK
                                                                         : CARNET_ERROR_CORRUPT;
}
