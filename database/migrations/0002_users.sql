-- A user is a person with an identity. Their number is the small integer that some doors call their id.
create table users (
  id uuid primary key default gen_random_uuid(),
  number integer generated always as identity unique,
  username text,
  -- The username as it is compared: NFKC, lower case. Made by the server, whose Unicode is the same
  -- everywhere; a database's depends on its locale.
  username_key text unique,
  created_at timestamptz not null default now()
);
alter table users enable row level security;
alter table users force row level security;
create policy users_self on users for select using (id = (select frontdesk_user_id()));
create policy users_system on users to frontdesk_system using (true) with check (true);
grant select on users to frontdesk_app;
grant select, insert, update, delete on users to frontdesk_system;

-- Apart from users, so that no policy that shows a user to somebody can ever show a hash.
create table passwords (
  user_id uuid primary key references users (id) on delete cascade,
  hash text not null,
  changed_at timestamptz not null default now()
);
alter table passwords enable row level security;
alter table passwords force row level security;
create policy passwords_system on passwords to frontdesk_system using (true) with check (true);
grant select, insert, update, delete on passwords to frontdesk_system;

insert into frontdesk_migrations (name) values ('0002_users');
