import { defineType, readOnly, type HostType } from '../executor/type-table';

// A Chinese Excel on a Chinese Windows, as the rest of the simulation takes it.

const NumberFormatInfo: HostType<null> = defineType<null>({
  name: 'NumberFormatInfo',
  properties: { NumberDecimalSeparator: readOnly(() => '.'), NumberGroupSeparator: readOnly(() => ',') },
});

const DatetimeFormatInfo: HostType<null> = defineType<null>({
  name: 'DatetimeFormatInfo',
  properties: {
    DateSeparator: readOnly(() => '/'),
    LongDatePattern: readOnly(() => "yyyy'年'M'月'd'日'"),
    LongTimePattern: readOnly(() => 'H:mm:ss'),
    ShortDatePattern: readOnly(() => 'yyyy/M/d'),
    TimeSeparator: readOnly(() => ':'),
  },
});

export const CultureInfo: HostType<null> = defineType<null>({
  name: 'CultureInfo',
  properties: { Name: readOnly(() => 'zh-CN') },
  navigations: { NumberFormat: () => NumberFormatInfo.of(null), DatetimeFormat: () => DatetimeFormatInfo.of(null) },
});
