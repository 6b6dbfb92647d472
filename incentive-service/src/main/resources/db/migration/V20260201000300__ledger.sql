create table currency (
    community_id uuid    not null,
    code         text    not null,
    name         text    not null,
    spendable    boolean not null,
    constraint currency_pk primary key (community_id, code)
);

create table account (
    community_id uuid not null,
    id           uuid not null,
    kind         text not null,
    owner        text not null,
    currency     text not null,
    constraint account_pk primary key (community_id, id),
    constraint account_owner_key unique (community_id, kind, owner, currency),
    constraint account_kind_check check (kind in ('MEMBER', 'TEAM', 'SYSTEM', 'RECOVERABLE'))
);

comment on table account is 'Where points are: wallets of members and teams, and the accounts of the system that they come from and go to.';
comment on column account.owner is 'Member or team id, or the name of a system account.';
comment on column account.kind is
    'RECOVERABLE: what a member has to give back after points that were spent already turned out not to be earned.';

create table wallet (
    community_id uuid   not null,
    account_id   uuid   not null,
    balance      bigint not null,
    owed         bigint not null,
    entries      bigint not null,
    constraint wallet_pk primary key (community_id, account_id),
    constraint wallet_balance_check check (balance >= 0),
    constraint wallet_owed_check check (owed >= 0),
    constraint wallet_settled_check check (balance = 0 or owed = 0)
) with (fillfactor = 60);

comment on table wallet is
    'Balances of member and team accounts. Balances of system accounts are computed: a row that every posting updates costs three quarters of the throughput.';
comment on column wallet.owed is 'What stands on the RECOVERABLE account of the same member; later points repay it first.';
comment on column wallet.entries is 'How many entries the account has: the number of the latest.';

create table ledger_transaction (
    community_id    uuid        not null,
    id              uuid        not null,
    kind            text        not null,
    reason          text        not null,
    idempotency_key text        not null,
    fingerprint     bytea,
    actor           text,
    event_id        uuid,
    rule_id         uuid,
    rule_version    int,
    occasion        text,
    adjusts         uuid,
    reverses        uuid,
    occurred_at     timestamptz not null,
    posted_at       timestamptz not null,
    constraint ledger_transaction_pk primary key (community_id, id),
    constraint ledger_transaction_idempotency_key unique (community_id, idempotency_key),
    constraint ledger_transaction_kind_check
        check (kind in ('EARN', 'ADJUSTMENT', 'GRANT', 'SPEND', 'TRANSFER', 'REVERSAL')),
    constraint ledger_transaction_rule_check check ((kind in ('EARN', 'ADJUSTMENT')) = (rule_id is not null)),
    constraint ledger_transaction_adjusts_check check ((kind = 'ADJUSTMENT') = (adjusts is not null)),
    constraint ledger_transaction_reverses_check check ((kind = 'REVERSAL') = (reverses is not null))
);

comment on table ledger_transaction is 'Movements of points; each has entries that sum to zero per currency.';
comment on column ledger_transaction.fingerprint is 'SHA-256 of the request that a caller sent with the idempotency key.';
comment on column ledger_transaction.actor is 'Key that posted it by hand; null for rules.';
comment on column ledger_transaction.occasion is 'What a rule pays once for: an event id, or the date on which a streak was complete.';

create unique index ledger_transaction_reverses_key on ledger_transaction (community_id, reverses) where reverses is not null;

create table entry (
    community_id   uuid        not null,
    id             uuid        not null,
    transaction_id uuid        not null,
    line           smallint    not null,
    account_id     uuid        not null,
    currency       text        not null,
    amount         bigint      not null,
    balance        bigint,
    number         bigint,
    occurred_at    timestamptz not null,
    posted_at      timestamptz not null,
    constraint entry_pk primary key (community_id, id),
    constraint entry_line_key unique (community_id, transaction_id, line),
    constraint entry_amount_check check (amount <> 0),
    constraint entry_balance_check check (balance >= 0)
);

comment on table entry is 'One side of a transaction. Never changed, never deleted.';
comment on column entry.balance is 'Balance of the wallet after this entry; null on accounts without a wallet.';
comment on column entry.number is 'Entries of a wallet are numbered 1, 2, 3 … in the order in which they were posted.';

create unique index entry_statement_key on entry (community_id, account_id, number) where number is not null;

call protect('currency');
call protect('account');
call protect('wallet');
call protect('ledger_transaction');
call protect('entry');
grant select on currency, account, wallet, ledger_transaction, entry to ${app}, ${feed};
grant insert on currency to ${feed};
