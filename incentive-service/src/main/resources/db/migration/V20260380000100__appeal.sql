-- Appeals: what members say to having points taken back. A granted one gives them back by a RESTORATION.
alter table ledger_transaction drop constraint ledger_transaction_kind_check;
alter table ledger_transaction add constraint ledger_transaction_kind_check check (
    kind in ('EARN', 'ADJUSTMENT', 'GRANT', 'SPEND', 'TRANSFER', 'REVERSAL', 'RESTORATION', 'HOLD', 'CAPTURE', 'RELEASE', 'EXPIRY',
             'CONFIRMATION', 'LAPSE'));

create table appeal (
    community_id        uuid        not null,
    id                  uuid        not null,
    reversal_id         uuid        not null,
    member_id           uuid        not null,
    currency            text        not null,
    amount              bigint      not null,
    reason              text        not null,
    state               text        not null,
    created_by          text        not null,
    created_at          timestamptz not null,
    decision            text,
    decided_by          text,
    decided_at          timestamptz,
    restoring_id        uuid,
    constraint appeal_pk primary key (community_id, id),
    constraint appeal_reversal_key unique (community_id, reversal_id, member_id),
    constraint appeal_reversal_fk foreign key (community_id, reversal_id) references ledger_transaction (community_id, id),
    constraint appeal_restoring_fk foreign key (community_id, restoring_id) references ledger_transaction (community_id, id),
    constraint appeal_currency_fk foreign key (community_id, currency) references currency (community_id, code),
    constraint appeal_amount_check check (amount > 0),
    constraint appeal_reason_check check (length(reason) between 1 and 1000),
    constraint appeal_state_check check (state in ('OPEN', 'GRANTED', 'REJECTED')),
    constraint appeal_decided_check check (
        (state = 'OPEN') = (decided_at is null) and (state = 'OPEN') = (decided_by is null) and (state = 'OPEN') = (decision is null)),
    constraint appeal_decision_check check (length(decision) between 1 and 1000),
    constraint appeal_restoring_check check ((state = 'GRANTED') = (restoring_id is not null))
);

comment on table appeal is 'What members say to having points taken back, once for each reversal, and what was decided.';
comment on column appeal.amount is 'What the reversal took from the member.';
comment on column appeal.restoring_id is 'The transaction that gave it back.';

create index appeal_state_idx on appeal (community_id, state, id);
create index appeal_member_idx on appeal (community_id, member_id, id);

call protect('appeal');
grant select, insert on appeal to ${app};
grant update (state, decision, decided_by, decided_at, restoring_id) on appeal to ${app};
