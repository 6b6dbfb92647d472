create table team_split (
    community_id    uuid        not null,
    id              uuid        not null,
    team_id         uuid        not null,
    currency        text        not null,
    amount          bigint      not null,
    rule            text        not null,
    reason          text        not null,
    shares          jsonb       not null,
    transaction_id  uuid        not null,
    idempotency_key text        not null,
    created_at      timestamptz not null,
    constraint team_split_pk primary key (community_id, id),
    constraint team_split_idempotency_key unique (community_id, idempotency_key),
    constraint team_split_transaction_key unique (community_id, transaction_id),
    constraint team_split_currency_fk foreign key (community_id, currency) references currency (community_id, code),
    constraint team_split_amount_check check (amount > 0),
    constraint team_split_rule_check check (rule in ('EQUAL', 'WEIGHTED'))
);

comment on table team_split is 'Points of a team''s wallet that were shared among members; the ledger has the transaction.';
comment on column team_split.shares is 'Who got how much by which weight, who got nothing included.';

create index team_split_team_idx on team_split (community_id, team_id, id);

call protect('team_split');
grant select, insert on team_split to ${app};
grant select on team_split to ${feed};
