create table plan_award (
    community_id   uuid        not null,
    id             uuid        not null,
    plan_id        uuid        not null,
    member_id      uuid        not null,
    amount         bigint      not null,
    reason         text        not null,
    day            date        not null,
    transaction_id uuid        not null,
    awarded_by     text        not null,
    awarded_at     timestamptz not null,
    request_key    text        not null,
    line           int         not null,
    revoked_at     timestamptz,
    revocation_id  uuid,
    revoked_by     text,
    revoke_reason  text,
    constraint plan_award_pk primary key (community_id, id),
    constraint plan_award_transaction_key unique (community_id, transaction_id),
    constraint plan_award_revocation_key unique (community_id, revocation_id),
    constraint plan_award_request_key unique (community_id, request_key, line),
    constraint plan_award_plan_fk foreign key (community_id, plan_id) references plan (community_id, id),
    constraint plan_award_transaction_fk
        foreign key (community_id, transaction_id) references ledger_transaction (community_id, id),
    constraint plan_award_revocation_fk
        foreign key (community_id, revocation_id) references ledger_transaction (community_id, id),
    constraint plan_award_amount_check check (amount > 0),
    constraint plan_award_revoked_check check (
        num_nulls(revoked_at, revocation_id, revoked_by, revoke_reason) in (0, 4))
);

comment on table plan_award is 'Points that plans gave to members, each with the transaction that paid it out of the plan''s budget.';
comment on column plan_award.day is 'Local date on which it counts as earned.';
comment on column plan_award.request_key is 'Names the request that made it, and line its place there, so that a repeat finds its first answer, for ever.';
comment on column plan_award.revocation_id is 'The reversal that took it back.';

create index plan_award_plan_idx on plan_award (community_id, plan_id, id);
create index plan_award_member_idx on plan_award (community_id, plan_id, member_id) where revoked_at is null;

call protect('plan_award');
grant select, insert on plan_award to ${app};
grant update (revoked_at, revocation_id, revoked_by, revoke_reason) on plan_award to ${app};
grant select on plan_award to ${feed};
