"""Letters as Outlook keeps them (.msg) and wraps their attachments (winmail.dat)."""
