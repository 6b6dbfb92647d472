-- Points that rules pay but that wait, for a time or for an action of the member. They stand on an account of their own, of the kind
-- PENDING, which has a wallet too: it cannot go below zero either.
alter table account drop constraint account_kind_check;
alter table account add constraint account_kind_check
    check (kind in ('MEMBER', 'TEAM', 'SYSTEM', 'RECOVERABLE', 'HELD', 'PENDING'));
comment on column account.kind is
    'RECOVERABLE: what a member has to give back after points that were spent already turned out not to be earned. HELD: what is set aside of a member''s points. PENDING: what a member has earned but not got yet.';

alter table ledger_transaction
    drop constraint ledger_transaction_kind_check,
    drop constraint ledger_transaction_rule_check,
    drop constraint ledger_transaction_adjusts_check;
alter table ledger_transaction
    add constraint ledger_transaction_kind_check check (
        kind in ('EARN', 'ADJUSTMENT', 'GRANT', 'SPEND', 'TRANSFER', 'REVERSAL', 'HOLD', 'CAPTURE', 'RELEASE', 'EXPIRY',
                 'CONFIRMATION', 'LAPSE')),
    add constraint ledger_transaction_rule_check check (
        (kind in ('EARN', 'ADJUSTMENT', 'CONFIRMATION', 'LAPSE')) = (rule_id is not null)),
    add constraint ledger_transaction_adjusts_check check (
        (kind in ('ADJUSTMENT', 'CONFIRMATION', 'LAPSE')) = (adjusts is not null));

create table pending_award (
    community_id   uuid        not null,
    transaction_id uuid        not null,
    member_id      uuid        not null,
    rule_id        uuid        not null,
    rule_version   int         not null,
    name           text        not null,
    occasion       text        not null,
    event_id       uuid,
    currency       text        not null,
    day            date        not null,
    time           timestamptz not null,
    amount         bigint      not null,
    state          text        not null,
    moves          int         not null,
    due_at         timestamptz not null,
    action         text,
    last_day       date,
    expires_at     timestamptz,
    constraint pending_award_pk primary key (community_id, transaction_id),
    constraint pending_award_transaction_fk
        foreign key (community_id, transaction_id) references ledger_transaction (community_id, id),
    constraint pending_award_amount_check check (amount >= 0),
    constraint pending_award_state_check check (state in ('PENDING', 'CONFIRMED', 'LAPSED', 'REVERSED')),
    constraint pending_award_moves_check check (moves >= 0),
    constraint pending_award_action_check check ((action is null) = (last_day is null)),
    constraint pending_award_lapse_check check (state <> 'LAPSED' or action is not null)
) with (fillfactor = 80);

comment on table pending_award is 'What a rule paid for an occasion on terms, and where it is: all of it waits, is in the wallet, or has lapsed.';
comment on column pending_award.transaction_id is 'The first transaction for the occasion.';
comment on column pending_award.amount is 'What the rule has paid for the occasion.';
comment on column pending_award.moves is 'How often it went from one place to another; part of the idempotency keys of these postings.';
comment on column pending_award.due_at is 'When it reaches the wallet, or lapses when it waits for an action.';
comment on column pending_award.action is 'The type of event that it waits for.';
comment on column pending_award.last_day is 'The last local day on which the action counts.';
comment on column pending_award.expires_at is 'When the points end, counted from the day of the occasion as well.';

create index pending_award_due_idx on pending_award (due_at) where state = 'PENDING' and amount > 0;
create index pending_award_action_idx on pending_award (community_id, member_id, action, day) where action is not null;
create index pending_award_member_idx on pending_award (community_id, member_id, due_at) where state = 'PENDING' and amount > 0;

call protect('pending_award');
grant select on pending_award to ${app};
grant update (state, moves, amount) on pending_award to ${app};
grant select, insert, update, delete on pending_award to ${feed};
