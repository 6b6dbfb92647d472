create table redemption (
    community_id   uuid        not null,
    id             uuid        not null,
    reward_id      uuid        not null,
    member_id      uuid        not null,
    kind           text        not null,
    name           text        not null,
    price          bigint      not null,
    currency       text        not null,
    approval       boolean     not null,
    coupon_series_id uuid,
    state          text        not null,
    reserved_at    timestamptz not null,
    expires_at     timestamptz not null,
    transaction_id uuid        not null,
    refund_id      uuid,
    coupon_id      uuid,
    constraint redemption_pk primary key (community_id, id),
    constraint redemption_transaction_key unique (community_id, transaction_id),
    constraint redemption_refund_key unique (community_id, refund_id),
    constraint redemption_coupon_key unique (community_id, coupon_id),
    constraint redemption_reward_fk foreign key (community_id, reward_id) references reward (community_id, id),
    constraint redemption_transaction_fk
        foreign key (community_id, transaction_id) references ledger_transaction (community_id, id),
    constraint redemption_refund_fk foreign key (community_id, refund_id) references ledger_transaction (community_id, id),
    constraint redemption_coupon_fk foreign key (community_id, coupon_id) references coupon (community_id, id),
    constraint redemption_price_check check (price > 0),
    constraint redemption_state_check check (state in ('RESERVED', 'CONFIRMED', 'FULFILLED', 'CANCELLED', 'REJECTED')),
    constraint redemption_series_check check ((kind = 'COUPON') = (coupon_series_id is not null)),
    constraint redemption_refund_check check ((state in ('CANCELLED', 'REJECTED')) = (refund_id is not null)),
    constraint redemption_coupon_check check ((kind = 'COUPON' and state = 'FULFILLED') = (coupon_id is not null))
);

comment on table redemption is 'Rewards that members took, and what became of it. Kind, name, price and approval are those of the reward at that time.';
comment on column redemption.expires_at is 'When a reservation that nobody confirmed is cancelled.';
comment on column redemption.transaction_id is 'The ledger''s transaction that paid.';
comment on column redemption.refund_id is 'The reversal of that transaction.';

create index redemption_member_idx on redemption (community_id, member_id, reward_id, reserved_at);
create index redemption_reward_idx on redemption (community_id, reward_id, id);
create index redemption_expires_idx on redemption (expires_at) where state = 'RESERVED';

create table redemption_step (
    community_id  uuid        not null,
    redemption_id uuid        not null,
    number        smallint    not null,
    state         text        not null,
    at            timestamptz not null,
    actor         text,
    reason        text,
    request_key   text,
    constraint redemption_step_pk primary key (community_id, redemption_id, number),
    constraint redemption_step_state_key unique (community_id, redemption_id, state),
    constraint redemption_step_request_key unique (community_id, request_key),
    constraint redemption_step_redemption_fk
        foreign key (community_id, redemption_id) references redemption (community_id, id),
    constraint redemption_step_number_check check (number > 0),
    constraint redemption_step_state_check
        check (state in ('RESERVED', 'CONFIRMED', 'FULFILLED', 'CANCELLED', 'REJECTED'))
);

comment on table redemption_step is 'The way of a redemption through its states: one row for each, never changed.';
comment on column redemption_step.actor is 'Key that asked for it; null when time did.';
comment on column redemption_step.request_key is 'Names the request that asked for it, so that a repeat finds its first answer, for ever.';

create trigger redemption_step_append_only before update or delete or truncate on redemption_step
    for each statement execute function refuse_change();

call protect('redemption');
call protect('redemption_step');
grant select, insert, update on redemption to ${app};
grant select, insert on redemption_step to ${app};
grant select on redemption to ${feed};
