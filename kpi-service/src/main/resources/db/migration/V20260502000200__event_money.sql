create table event_money (
    community_id uuid    not null,
    event_id     uuid    not null,
    amount       numeric not null,
    currency     text    not null,
    constraint event_money_pk primary key (community_id, event_id),
    constraint event_money_amount_check check (amount >= 0),
    constraint event_money_currency_check check (currency ~ '^[A-Z]{3}$')
);

comment on table event_money is 'What events were worth: those that name an amount and an ISO 4217 currency.';

call protect('event_money');
grant select on event_money to ${app};
grant select, insert on event_money to ${feed};
