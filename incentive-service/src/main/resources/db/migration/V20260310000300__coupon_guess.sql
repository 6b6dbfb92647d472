create table coupon_guess (
    community_id uuid        not null,
    key_id       text        not null,
    wrong        int         not null,
    ends_at      timestamptz not null,
    constraint coupon_guess_pk primary key (community_id, key_id),
    constraint coupon_guess_wrong_check check (wrong > 0)
);

comment on table coupon_guess is
    'Wrong coupon codes that a key presented in its present window. Kept here, so that the replicas count together and no restart forgets.';
comment on column coupon_guess.ends_at is 'When the window ends; the next wrong code begins a new one.';

call protect('coupon_guess');
grant select, insert, update on coupon_guess to ${feed};
