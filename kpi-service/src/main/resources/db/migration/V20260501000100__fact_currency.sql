alter table fact add column currency text;

comment on column fact.amount is
    'What a summed measure adds for the event: the count of reaction.counted, the milliseconds of session.ended, money of purchases in ten-thousandths of its unit, 1 otherwise.';
comment on column fact.currency is 'ISO 4217 code of the amount, where it is money.';

alter table fact add constraint fact_currency_check check (currency ~ '^[A-Z]{3}$');
