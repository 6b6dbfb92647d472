create table coupon (
    community_id      uuid        not null,
    id                uuid        not null,
    series_id         uuid        not null,
    code              text        not null,
    code_key          text        not null,
    state             text        not null,
    member_id         uuid,
    issue_key         text,
    issued_at         timestamptz,
    valid_from        timestamptz,
    valid_to          timestamptz,
    reserved_for      text,
    reserved_until    timestamptz,
    order_id          text,
    purchase_amount   numeric(19,4),
    purchase_currency text,
    discount          numeric(19,4),
    used_at           timestamptz,
    revoked_because   text,
    version           int         not null,
    constraint coupon_pk primary key (community_id, id),
    constraint coupon_code_key unique (community_id, code_key),
    constraint coupon_issue_key unique (community_id, issue_key),
    constraint coupon_series_fk foreign key (community_id, series_id) references coupon_series (community_id, id),
    constraint coupon_state_check
        check (state in ('AVAILABLE', 'ISSUED', 'RESERVED', 'USED', 'EXPIRED', 'REVOKED')),
    constraint coupon_issued_check check (
        num_nulls(member_id, issue_key, issued_at, valid_from, valid_to) = case state when 'AVAILABLE' then 5 else 0 end),
    constraint coupon_validity_check check (valid_from < valid_to),
    constraint coupon_reserved_check
        check (num_nulls(reserved_for, reserved_until) = case state when 'RESERVED' then 0 else 2 end),
    constraint coupon_used_check check (
        num_nulls(order_id, purchase_amount, purchase_currency, discount, used_at) = case state when 'USED' then 0 else 5 end),
    constraint coupon_discount_check check (discount >= 0 and discount <= purchase_amount),
    constraint coupon_revoked_check check ((state = 'REVOKED') = (revoked_because is not null))
);

comment on table coupon is 'Coupons: codes that are waiting to be issued, and what became of those that were.';
comment on column coupon.code is 'As it is shown to its holder.';
comment on column coupon.code_key is 'The code without what people get wrong when they type it; what it is looked up by.';
comment on column coupon.issue_key is 'What it was issued for: a redemption or a request; each gets one coupon, for ever.';

create index coupon_series_idx on coupon (community_id, series_id, state, id);
create index coupon_member_idx on coupon (community_id, member_id, id) where member_id is not null;
create index coupon_expiring_idx on coupon (valid_to) where state = 'ISSUED';
create index coupon_lapsing_idx on coupon (reserved_until) where state = 'RESERVED';

call protect('coupon');
grant select, insert, update on coupon to ${app};
grant select on coupon to ${feed};
