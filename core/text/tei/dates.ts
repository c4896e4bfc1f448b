import type { XmlElement } from '@rgrove/parse-xml';
import { dayRange, julianToGregorian } from '../calendar';
import type { Calendar, DayRange, TextDate } from '../study-text';
import { attribute, type TeiDocument } from './document';

/**
 * Reads the dating attributes (TEI P5, att.datable.w3c and att.datable.custom): `when`, or `notBefore` with
 * `notAfter`, are Gregorian; the same names with `-custom` are Julian, which `datingMethod` must say. A date
 * that only gives the Julian day gets the Gregorian one computed; one that gives both must give the same day.
 * `calendar` says which days the words give, in their order. Null without any dating attribute.
 */
export const readDate = (document: TeiDocument, element: XmlElement): TextDate | null => {
  checkCalendars(document, element);
  const gregorian = readDays(document, element, 'gregorian');
  const julian = readDays(document, element, 'julian');
  const calendars = readCalendars(element);
  const printed = calendars.length > 0 ? { calendars } : {};
  if (julian === null) return gregorian === null ? null : { gregorian, julian, ...printed };
  const computed = {
    notBefore: julianToGregorian(julian.notBefore),
    notAfter: julianToGregorian(julian.notAfter),
  };
  const given = gregorian ?? computed;
  if (given.notBefore !== computed.notBefore || given.notAfter !== computed.notAfter) {
    throw document.fault(
      element,
      `The Gregorian day (${show(given)}) is not the Julian one (${show(julian)}, which is ${show(computed)}).`,
    );
  }
  return { gregorian: given, julian, ...printed };
};

const checkCalendars = (document: TeiDocument, element: XmlElement): void => {
  const pointers = [attribute(element, 'calendar'), attribute(element, 'datingMethod')];
  for (const pointer of pointers.flatMap((list) => list?.trim().split(/\s+/u) ?? [])) {
    const calendar = pointer.startsWith('#') ? document.elements.get(pointer.slice(1)) : undefined;
    if (calendar?.name !== 'calendar') {
      throw document.fault(element, `"${pointer}" is no calendar of the calendarDesc.`);
    }
  }
};

/** A calendar that the file declares and the program does not know is left out. */
const readCalendars = (element: XmlElement): Calendar[] =>
  (attribute(element, 'calendar') ?? '')
    .split(/\s+/u)
    .map((pointer) => pointer.slice(1))
    .filter((id) => id === 'gregorian' || id === 'julian');

const readDays = (document: TeiDocument, element: XmlElement, calendar: Calendar): DayRange | null => {
  const suffix = calendar === 'julian' ? '-custom' : '';
  const read = (name: string): DayRange | null => {
    const value = attribute(element, name + suffix);
    if (value === null) return null;
    const days = dayRange(value, calendar);
    if (days === null)
      throw document.fault(element, `${name}${suffix}="${value}" is not a ${calendar} date.`);
    return days;
  };
  const [when, notBefore, notAfter] = [read('when'), read('notBefore'), read('notAfter')];
  if (when === null && notBefore === null && notAfter === null) return null;
  if (calendar === 'julian' && attribute(element, 'datingMethod') !== '#julian') {
    throw document.fault(element, 'Dates with -custom must be of datingMethod="#julian".');
  }
  if (when !== null && notBefore === null && notAfter === null) return when;
  if (when !== null || notBefore === null || notAfter === null || notBefore.notBefore > notAfter.notAfter) {
    throw document.fault(
      element,
      `A date needs when${suffix}, or notBefore${suffix} and a later notAfter${suffix}.`,
    );
  }
  return { notBefore: notBefore.notBefore, notAfter: notAfter.notAfter };
};

const show = ({ notBefore, notAfter }: DayRange): string =>
  notBefore === notAfter ? notBefore : `${notBefore} to ${notAfter}`;
