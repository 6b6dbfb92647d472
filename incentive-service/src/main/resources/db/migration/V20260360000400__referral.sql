create table referral (
    community_id   uuid        not null,
    id             uuid        not null,
    inviter_id     uuid        not null,
    invitee_id     uuid        not null,
    state          text        not null,
    refusal        text,
    event_id       uuid,
    request_key    text,
    accepted_at    timestamptz not null,
    starts_at      timestamptz not null,
    deadline       timestamptz not null,
    event_type     text        not null,
    event_count    int         not null,
    currency       text        not null,
    inviter_points bigint      not null,
    invitee_points bigint      not null,
    qualified_at   timestamptz,
    earned_on      date,
    transaction_id uuid,
    revision       int         not null,
    recorded_at    timestamptz not null,
    constraint referral_pk primary key (community_id, id),
    constraint referral_event_key unique (community_id, event_id),
    constraint referral_request_key unique (community_id, request_key),
    constraint referral_transaction_fk
        foreign key (community_id, transaction_id) references ledger_transaction (community_id, id),
    constraint referral_state_check check (state in ('PENDING', 'QUALIFIED', 'EXPIRED', 'REFUSED')),
    constraint referral_refusal_check check (
        (state = 'REFUSED') = (refusal is not null)
        and refusal in ('SELF_REFERRAL', 'ALREADY_REFERRED', 'RING', 'NOT_NEW', 'CAP_REACHED', 'INVITE_RETRACTED')),
    constraint referral_source_check check ((event_id is null) <> (request_key is null)),
    constraint referral_self_check check (inviter_id <> invitee_id or state = 'REFUSED'),
    constraint referral_time_check check (deadline > starts_at),
    constraint referral_qualified_check check (
        num_nonnulls(qualified_at, earned_on, transaction_id) = case state when 'QUALIFIED' then 3 else 0 end)
);

comment on table referral is 'Who brought whom. What is paid for it, and for what, is what the programme said when it was recorded.';
comment on column referral.event_id is 'The invite.accepted that told of it; null when somebody recorded it by a request.';
comment on column referral.starts_at is 'When the invitee joined; as long as that is not known, when the invitation was accepted.';
comment on column referral.deadline is 'Events before this time qualify, however late they come.';
comment on column referral.earned_on is 'Local day of the event that qualified it.';
comment on column referral.revision is 'Goes up with every change; names what is posted.';

-- One inviter for each invitee, as far as it counts.
create unique index referral_invitee_key on referral (community_id, invitee_id) where state <> 'REFUSED';
create index referral_inviter_idx on referral (community_id, inviter_id, id);
create index referral_deadline_idx on referral (deadline) where state = 'PENDING';

call protect('referral');
grant select, insert, update on referral to ${app}, ${feed};
